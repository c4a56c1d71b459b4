"""Training with PyTorch: recipe, batches, steps, checkpoints and the record of a run."""
