"""The bots the program is measured against, each as its library is meant to be used, one module a bot."""
