"""Operations: the steps a network is made of. One file a kind, and the table of them."""
