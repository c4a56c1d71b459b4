"""From other frameworks to a Network, with the code that people are shown."""
