"""From ink to 28x28 pictures: pen strokes, photos, IDX and UNIPEN files. Knows no networks."""
