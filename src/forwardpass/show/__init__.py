"""Where people see it: the page as a file, notebooks, the server, figures, pictures, films."""
