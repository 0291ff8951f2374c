// Keeps the duty page fresh without taking the keyboard away, and says so when it cannot.
(function () {
  "use strict";
  var EVERY = 10000;
  var alarms = document.getElementById("alarms");
  var lost = document.getElementById("lost");
  var title = document.title.replace(/^\(\d+\) /, "");

  function waiting(root) {
    var node = root.querySelector("[data-waiting]");
    return node ? Number(node.getAttribute("data-waiting")) : 0;
  }

  function show(html) {
    var before = waiting(alarms);
    var fresh = document.createElement("template");
    fresh.innerHTML = html;
    var now = waiting(fresh.content);
    document.title = (now ? "(" + now + ") " : "") + title;
    // The live region speaks only when the number changes; otherwise just the clock line moves.
    alarms.setAttribute("aria-live", now === before ? "off" : "assertive");
    var form = alarms.contains(document.activeElement) && document.activeElement.closest("form");
    var held = form && form.getAttribute("action");
    alarms.replaceChildren(fresh.content);
    var again = held && alarms.querySelector('form[action="' + CSS.escape(held) + '"] button');
    if (again) again.focus();
  }

  function look() {
    fetch("/vagt", { headers: { "X-Part": "alarms" }, redirect: "error" })
      .then(function (answer) {
        if (!answer.ok) throw new Error("refused");
        return answer.text();
      })
      .then(function (html) {
        lost.hidden = true;
        show(html);
      })
      .catch(function () {
        lost.hidden = false;
      })
      .finally(function () {
        setTimeout(look, EVERY);
      });
  }

  setTimeout(look, EVERY);
})();
