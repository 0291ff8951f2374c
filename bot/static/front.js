// Small comforts for every page; all of them work without this file.
(function () {
  "use strict";
  document.documentElement.classList.add("js");

  // A code reads easier as 4 + 4.
  var code = document.getElementById("code");
  if (code) {
    code.addEventListener("input", function () {
      var digits = code.value.replace(/[\s-]/g, "");
      if (/^\d{5,8}$/.test(digits) && code.selectionStart === code.value.length) {
        code.value = digits.slice(0, 4) + " " + digits.slice(4);
      }
    });
  }

  // A link carries its secret after the #, which no server and no log ever sees. It is not used
  // until the person presses the button: programs that look into letters open links too.
  var secret = /^#k=([\w-]{16,60})$/.exec(location.hash);
  var welcome = document.querySelector("[data-with-link]");
  if (secret && welcome) {
    history.replaceState(null, "", location.pathname);
    welcome.elements.code.value = secret[1];
    welcome.hidden = false;
    document.querySelector("[data-without-link]").closest("form").hidden = true;
  }

  // The tab remembers that it holds a conversation; a new tab on a shared computer does not.
  document.querySelectorAll("form[data-begin]").forEach(function (form) {
    form.addEventListener("submit", function () { keep("samtale", "1"); });
  });
  function keep(name, value) {
    try { sessionStorage.setItem(name, value); } catch (error) { /* a browser may forbid it */ }
  }

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  document.querySelectorAll("[data-no-script]").forEach(function (note) { note.hidden = true; });

  // Keyboard and screen reader users keep their place on the picture pad.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.matches("form[data-swap]") && event.submitter && event.submitter.name === "digit") {
      event.preventDefault();
      swap(form, event.submitter);
    }
  });
  function swap(form, pressed) {
    var body = new URLSearchParams(new FormData(form));
    body.set(pressed.name, pressed.value);
    fetch("/", { method: "POST", body: body }).then(function (reply) { return reply.text(); }).then(function (html) {
      var fresh = new DOMParser().parseFromString(html, "text/html").querySelector("form[data-swap]");
      form.innerHTML = fresh.innerHTML;
      var same = form.querySelector('[name="digit"][value="' + pressed.value + '"]');
      (same && !same.disabled ? same : form.querySelector("[data-starts]:enabled") || form.querySelector("button:enabled")).focus({ preventScroll: true });
    });
  }

  // Larger text and stronger colours change at once; the form does it where there is no script.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches("form[data-looks]") || !event.submitter) return;
    event.preventDefault();
    var look = event.submitter.value;
    var on = document.documentElement.classList.toggle(look);
    document.querySelectorAll('[name="look"][value="' + look + '"]').forEach(function (button) {
      button.setAttribute("aria-pressed", String(on));
    });
    fetch("/visning", { method: "POST", body: new URLSearchParams({ look: look, back: "/om" }), redirect: "manual" });
  });
})();
