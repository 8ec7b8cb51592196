"""The forms that code hosts, review tools and spreadsheets read."""
