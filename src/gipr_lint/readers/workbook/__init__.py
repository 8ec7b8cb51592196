"""readers.workbook"""
