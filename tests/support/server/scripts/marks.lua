-- Waits for the marks that a language server sets in the current buffer, writes them as JSON, and ends Neovim.
vim.wait(60000, function()
  return #vim.diagnostic.get(0) > 0
end, 50)
local found = {}
for _, one in ipairs(vim.diagnostic.get(0)) do
  local code = one.code or one.user_data.lsp.code
  table.insert(found, { one.lnum, one.col, one.end_col, code, one.severity })
end
vim.fn.writefile({ vim.fn.json_encode(found) }, vim.env.FOUND)
local clients = vim.lsp.get_active_clients()
vim.lsp.stop_client(clients)
vim.wait(5000, function()
  return #vim.lsp.get_active_clients() == 0
end, 50)
vim.cmd('qall!')
