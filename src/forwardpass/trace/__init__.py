"""One pass through a network, every number kept. Imports no drawing and no PyTorch."""
