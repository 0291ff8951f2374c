// One switch for everything: a frame walks over the groups, a press goes into one, a press presses the button.
(function () {
  "use strict";
  var SPACE = [" ", "Enter"], ROUNDS = 2;
  var timer = null, inside = null, at = -1, rounds = 0, marked = null;

  function on() { return window.Kiosk.setting("scan") === "on"; }
  function seen(element) { return element.checkVisibility({ visibilityProperty: true }) && !covered(element); }
  // Under an open panel or question only what lies in it can be reached.
  function covered(element) {
    var top = document.querySelector("dialog[open]") || document.querySelector(".k-panel:not([hidden])");
    return top && !top.contains(element) && !element.closest(".k-top");
  }
  function buttons(group) {
    return Array.prototype.filter.call(group.querySelectorAll("button:enabled, a[href], summary"), seen);
  }
  function groups() {
    return Array.prototype.filter.call(document.querySelectorAll("[data-scan]"), function (group) {
      return buttons(group).length > 0;
    });
  }
  function mark(element) {
    if (marked) marked.classList.remove("k-scanned");
    marked = element;
    if (!element) return;
    element.classList.add("k-scanned");
    element.scrollIntoView({ block: "nearest" });
  }

  function start() {
    clearInterval(timer);
    timer = null;
    inside = null;
    at = -1;
    mark(null);
    if (!on()) return;
    next();
    timer = setInterval(next, Number(window.Kiosk.setting("pace")) * 1000);
  }
  function next() {
    var all = inside ? buttons(inside) : groups();
    if (!all.length) { inside = null; at = -1; mark(null); return; }
    at += 1;
    if (at >= all.length) {
      at = 0;
      rounds += 1;
      // Whoever came into the wrong group comes out of it by waiting.
      if (inside && rounds >= ROUNDS) { inside = null; rounds = 0; all = groups(); at = 0; }
    }
    mark(all[at]);
  }
  function press() {
    if (!marked || !marked.isConnected) { start(); return; }
    if (inside) { activate(marked); return; }
    var all = buttons(marked);
    if (all.length === 1) { activate(all[0]); return; }
    inside = marked;
    at = -1;
    rounds = 0;
    restart();
  }
  // After a letter it begins with the rows again: the next one mostly stands in another.
  function activate(button) {
    button.click();
    start();
  }
  function restart() {
    clearInterval(timer);
    next();
    timer = setInterval(next, Number(window.Kiosk.setting("pace")) * 1000);
  }

  window.addEventListener("keydown", function (event) {
    if (!on() || SPACE.indexOf(event.key) < 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) { window.Kiosk.here(); press(); }
  }, true);
  // The browser would press the focused button when the key goes up.
  window.addEventListener("keyup", function (event) {
    if (on() && SPACE.indexOf(event.key) >= 0) { event.preventDefault(); event.stopPropagation(); }
  }, true);
  ["kiosk-changed", "kiosk-setting"].forEach(function (kind) {
    document.addEventListener(kind, function () { start(); });
  });
  start();
})();
