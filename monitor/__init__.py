"""Monitor: RSS/Atom in, one honest digest out.

The map; imports point down, rooms on one floor are strangers (tests/test_architecture.py holds it):

5  cli  demo/                                                            the doors
4  service  engines/  screen  log                 assembles, waits, stops · who runs the recipe when · what is shown
3  config/  pipeline/  metrics                    feeds.yaml → Config · collect, compose, deliver
2  formats/  query  match  articles  schedule  digest  render  ports     functions of their arguments
2  fetch/  sandbox  stores/  channels/             the edge: network, processes, ledger, sending
1  text  sites  languages/  disguise              words, folding, snippets · forms of words · hidden words
0  model/  errors                                 nouns, errors
"""

__version__ = "0.1.0"
