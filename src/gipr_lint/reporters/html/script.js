"use strict";
(() => {
  const form = document.getElementById("filter");
  const reports = [...document.querySelectorAll("details.report")];
  const rows = new Map([...document.querySelectorAll("tr[data-for]")].map((row) => [row.dataset.for, row]));
  const levels = [...form.elements.level];
  const sheet = document.styleSheets[0];
  const ownRules = sheet.cssRules.length;

  const only = (rule) => {
    while (sheet.cssRules.length > ownRules) sheet.deleteRule(ownRules);
    if (!rule) return;
    const name = CSS.escape(rule);
    sheet.insertRule(`.f:not([data-rule="${name}"]), .ref:not([data-rule="${name}"]) { display: none; }`, ownRules);
    const plain = "background: none !important; box-shadow: none !important; text-decoration: none !important";
    sheet.insertRule(`.m:not([data-rules~="${name}"]):not(.operand) { ${plain}; }`, ownRules);
  };

  const apply = () => {
    const off = new Set(levels.filter((one) => !one.checked).map((one) => one.value));
    const rule = form.elements.rule.value;
    const words = form.elements.words.value.trim().toLowerCase();
    for (const one of levels) document.body.classList.toggle(`no-${one.value}`, off.has(one.value));
    only(rule);
    const narrowed = off.size > 0 || rule !== "";
    let count = 0;
    for (const report of reports) {
      const found = report.dataset.found.split(" ").filter(Boolean).map((pair) => pair.split(":"));
      const wanted = found.some(([id, level]) => !off.has(level) && (rule === "" || rule === id));
      const named = report.dataset.name.toLowerCase().includes(words);
      report.hidden = !(named && (wanted || !narrowed));
      rows.get(report.id).hidden = report.hidden;
      count += report.hidden ? 0 : 1;
    }
    const all = count === reports.length;
    document.getElementById("status").textContent = all ? `共 ${count} 份报告` : `共 ${reports.length} 份报告，显示 ${count} 份`;
  };

  const unfold = (open) => {
    for (const report of reports) if (!report.hidden) report.open = open;
  };

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const report = target?.closest("details.report");
    if (!report) return;
    if (report.hidden) {
      form.reset();
      apply();
    }
    if (!report.open) {
      report.open = true;
      target.scrollIntoView();
    }
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.unfold.addEventListener("click", () => unfold(true));
  form.elements.fold.addEventListener("click", () => unfold(false));
  addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
  reveal();
})();
