/** The extension: it starts the server, and lends it what only VS Code has. All that is known of reports is there. */

import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

import { askReason, type Host, type Send, showRead } from './commands';
import { ASK, command, SELECTOR, type Settings, wishes } from './options';
import { addressOf, fileOf, SCHEME, schemaOf } from './schemas';
import { counted, shown } from './status';

const SHOWN = 'gipr-lint-read';
const texts = new Map<string, string>();
let client: LanguageClient | undefined;

function settings(): Settings {
  const own = vscode.workspace.getConfiguration('gipr-lint');
  return {
    path: own.get('path', 'gipr-lint'),
    inlayHints: own.get('inlayHints', false),
    debounceMs: own.get('debounceMs', 10),
  };
}

const host: Host = {
  ask: (prompt, validateInput) => vscode.window.showInputBox({ prompt, validateInput, ignoreFocusOut: true }),
  async show(name, text) {
    const uri = vscode.Uri.from({ scheme: SHOWN, path: `/${name}` });
    texts.set(uri.toString(), text);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), vscode.ViewColumn.Beside);
  },
  warn: (message) => void vscode.window.showWarningMessage(message),
  say: (english) => vscode.l10n.t(english),
};

const send: Send = async (name, args) => client?.sendRequest('workspace/executeCommand', { command: name, arguments: args });

async function start(): Promise<void> {
  const initializationOptions = wishes(settings(), vscode.workspace.isTrusted);
  client = new LanguageClient('gipr-lint', 'gipr-lint', command(settings()), {
    documentSelector: SELECTOR,
    initializationOptions,
  });
  try {
    await client.start();
  } catch {
    client = undefined;
    host.warn(host.say("gipr-lint could not be started. Install it with pip install 'gipr-lint[all,lsp]', or set gipr-lint.path."));
  }
}

async function restart(): Promise<void> {
  await client?.stop();
  await start();
}

async function told(): Promise<void> {
  const said = { settings: { 'gipr-lint': wishes(settings(), vscode.workspace.isTrusted) } };
  await client?.sendNotification('workspace/didChangeConfiguration', said);
}

function statusBar(context: vscode.ExtensionContext): void {
  const item = vscode.window.createStatusBarItem('gipr-lint', vscode.StatusBarAlignment.Left);
  item.name = 'gipr-lint';
  item.command = 'workbench.actions.view.problems';
  const update = (): void => {
    const open = vscode.window.activeTextEditor?.document;
    if (open === undefined || !['plaintext', 'markdown', 'html'].includes(open.languageId)) {
      item.hide();
      return;
    }
    item.text = shown(counted(vscode.languages.getDiagnostics(open.uri)));
    item.show();
  };
  context.subscriptions.push(
    item,
    vscode.languages.onDidChangeDiagnostics(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
  update();
}

interface YamlExtension {
  registerContributor(name: string, of: (uri: string) => string | undefined, content: (address: string) => string): boolean;
}

/** Lend the schemas to the extension for YAML, where there is one; the server checks and completes without it too. */
async function lendSchemas(context: vscode.ExtensionContext): Promise<void> {
  const yaml = vscode.extensions.getExtension<YamlExtension>('redhat.vscode-yaml');
  const api = await yaml?.activate();
  api?.registerContributor(
    SCHEME,
    (uri) => {
      const schema = schemaOf(vscode.Uri.parse(uri).fsPath, existsSync);
      return schema && addressOf(schema);
    },
    (address) => readFileSync(context.asAbsolutePath(`schemas/${fileOf(address) ?? 'config.schema.json'}`), 'utf8'),
  );
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand(ASK, (uri: string, print: string, where: string) => askReason(host, send, uri, print, where)),
    vscode.commands.registerCommand('gipr-lint.showRead', () =>
      showRead(host, send, vscode.window.activeTextEditor?.document.uri.toString()),
    ),
    vscode.commands.registerCommand('gipr-lint.restart', restart),
    vscode.workspace.registerTextDocumentContentProvider(SHOWN, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    }),
    vscode.workspace.onDidCloseTextDocument((closed) => texts.delete(closed.uri.toString())),
    vscode.workspace.onDidGrantWorkspaceTrust(told),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('gipr-lint.path')) {
        await restart();
      } else if (change.affectsConfiguration('gipr-lint')) {
        await told();
      }
    }),
  );
  statusBar(context);
  await Promise.all([start(), lendSchemas(context)]);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
