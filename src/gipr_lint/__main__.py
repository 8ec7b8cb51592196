"""The program: the console script, and ``python -m gipr_lint``."""

from gipr_lint.limits.garbage_collection import not_collected_at_the_end, seldom_collected


def main() -> None:
    """Run the command line; the garbage collector already leaves alone what it imports."""
    not_collected_at_the_end()
    with seldom_collected():
        from gipr_lint.cli import main as command

        command()


if __name__ == "__main__":
    main()
