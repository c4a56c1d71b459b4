"""What every room stands on: errors, strict fields, tensors, whole files. Knows no networks."""
