"""Findings in the forms that code hosts, review tools and spreadsheets read: a module a form, and what they share."""
