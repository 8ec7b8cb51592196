"""gipr-lint: a linter for 政府信息公开工作年度报告, the annual reports on open government information."""

__version__ = "0.1.0"
