"""``python -m gipr_lint``: the same as the console script."""

from gipr_lint.cli import main

if __name__ == "__main__":
    main()
