"""Words to clauses, through ``grammar/statement.lark``: which words belong to which amount."""
