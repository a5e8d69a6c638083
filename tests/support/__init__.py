"""What tests stand on: a real PostgreSQL, a real browser, no network. Nothing here knows the program's subject."""
