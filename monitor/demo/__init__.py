"""Two days of the real pipeline on sample outlets: loopback web server, ledger, digest, mail. No network."""
