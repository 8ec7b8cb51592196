// The page: what the user drops, presses and sets, and what he is shown.
import { LostError } from "./checker";
import { chosen, taken, type Taken } from "./dropped";
import { complain, desk, say } from "./elements";
import type { Rule } from "./protocol";
import { Reports } from "./reports";
import { draw as drawResult, erase, go, save } from "./result";
import { draw as drawSettings, kept } from "./settings";

const WORD = "application/octet-stream";
/** So long the copy of one file may take more. */
const COPY_SECONDS = 5;
let message = "";
let html = "";
let known: Rule[] = [];

const settings = kept();
const reports = new Reports(settings, {
  rules(rules) {
    if (JSON.stringify(rules) === JSON.stringify(known)) return;
    known = rules;
    drawSettings(settings, rules, desk.rules, desk.edition, again);
  },
  checking(path, done, total) {
    say(`正在检查第 ${done + 1} 个，共 ${total} 个：${path}`, done, total);
  },
  told(sentences) {
    desk.told.textContent = sentences.join("；");
    desk.told.hidden = sentences.length === 0;
  },
  again() {
    say("上一个文件检查不下去，正在重新准备检查程序……", 0);
  },
});

/** The work goes on one thing at a time: what is asked meanwhile waits. */
let work: Promise<void> = reports.start().then(
  () => {
    say("准备好了，可以检查。");
  },
  () => {
    say("");
    complain("检查程序没有启动：请用新一些的 Edge、Chrome、360 或者 Firefox 浏览器打开本页。");
  },
);

function then(next: () => Promise<void>): void {
  work = work.then(next).catch((error: unknown) => {
    say("");
    const late = error instanceof LostError && error.late;
    complain(late ? "用时过长，没有做完；请减少文件，再试一次。" : "检查程序意外中止，没有检查完；请减少文件，再试一次。");
    return reports.restart();
  });
}

function check(): void {
  reports.stop();
  then(async () => {
    if (reports.empty) return;
    complain("");
    desk.stop.hidden = false;
    desk.clear.hidden = false;
    say("正在读取文件……", 0);
    const shown = await reports.check();
    desk.stop.hidden = true;
    if (!shown) return;
    ({ html, message } = shown);
    say("正在显示结果……", 0);
    if (!(await drawResult(html, desk.result))) return;
    desk.result.dataset.drawn = String(Number(desk.result.dataset.drawn ?? 0) + 1);
    desk.tools.hidden = false;
    desk.at.textContent = "";
    say("检查完了，结果在下面。");
  });
}

function again(): void {
  reports.forget();
  check();
}

function add(files: Taken[]): void {
  if (files.length === 0) return;
  reports.add(files);
  check();
}

/** Let the user choose files. */
function choose(folder: boolean, then: (files: Taken[]) => void): void {
  desk.input.webkitdirectory = folder;
  desk.input.value = "";
  desk.input.onchange = () => {
    if (desk.input.files) then(chosen(desk.input.files));
  };
  desk.input.click();
}

desk.files.addEventListener("click", () => {
  choose(false, add);
});
desk.folder.addEventListener("click", () => {
  choose(true, add);
});
desk.earlier.addEventListener("click", () => {
  choose(false, (files) => {
    desk.earlierList.textContent = `同上年的报告比较：${reports.addEarlier(files).join("、")}`;
    desk.earlierList.hidden = false;
    check();
  });
});
desk.clear.addEventListener("click", () => {
  reports.clear();
  desk.clear.hidden = desk.tools.hidden = desk.earlierList.hidden = desk.told.hidden = true;
  erase(desk.result);
  message = html = "";
  then(async () => {
    await reports.start();
    say("准备好了，可以检查。");
  });
});
desk.stop.addEventListener("click", () => {
  reports.stop();
});
desk.reset.addEventListener("click", () => {
  settings.level = {};
  settings.edition = null;
  drawSettings(settings, known, desk.rules, desk.edition, again);
  desk.edition.dispatchEvent(new Event("change"));
});

addEventListener("dragover", (event) => {
  event.preventDefault();
  desk.drop.classList.add("over");
});
addEventListener("dragleave", () => {
  desk.drop.classList.remove("over");
});
addEventListener("drop", (event) => {
  event.preventDefault();
  desk.drop.classList.remove("over");
  if (!event.dataTransfer) return;
  taken(event.dataTransfer).then(add, () => {
    complain("浏览器不让读拖进来的文件夹，请用“选择文件夹”。");
  });
});

for (const [button, step] of [[desk.back, -1], [desk.next, 1]] as const) {
  button.addEventListener("click", () => {
    const [number, count] = go(desk.result, step);
    desk.at.textContent = count ? `第 ${number} 个，共 ${count} 个` : "没有问题";
    button.focus({ preventScroll: true });
  });
}
desk.copy.addEventListener("click", () => {
  void navigator.clipboard.writeText(message).then(
    () => {
      desk.at.textContent = "小结已复制";
    },
    () => {
      desk.at.textContent = "浏览器不让复制，请选中网页上的小结复制";
    },
  );
});
desk.print.addEventListener("click", () => {
  print();
});
desk.savePage.addEventListener("click", () => {
  save("检查结果.html", html, "text/html");
});
desk.saveTable.addEventListener("click", () => {
  then(async () => {
    save("检查结果.csv", await reports.checker.table(), "text/csv");
  });
});
desk.saveNotes.addEventListener("click", () => {
  then(async () => {
    const { name, content, told } = await reports.checker.copies(reports.patience * 2 + COPY_SECONDS * reports.count);
    complain(told.join("\n"));
    if (name) save(name, content as BlobPart, WORD);
  });
});

if ("serviceWorker" in navigator && document.getElementById("parts") && location.protocol !== "file:") {
  void navigator.serviceWorker.register("service-worker.js");
}
