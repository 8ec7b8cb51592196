"""Where the files of a scan are: folders, lists, archives and addresses, to items that any process can read."""
