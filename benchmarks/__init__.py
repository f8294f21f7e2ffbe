"""What things cost: each script writes its table into docs/benchmarks.md."""
