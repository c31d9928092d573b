"""`python -m api` is the command `factframe`."""

from api.cli import main

if __name__ == "__main__":
    main(prog_name="factframe")
