"""What an editor shows of rule files, ``pack.yaml`` and ``.gipr-lint.yaml``: mistakes, examples, completion."""
