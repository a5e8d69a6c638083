"""The running program: the only package that touches the network, the clock and the environment."""
