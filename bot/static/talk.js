// The conversation without reloading. Every form works without this file; it never keeps a word.
(function () {
  "use strict";
  var room = document.getElementById("samtale");
  var waiting = document.getElementById("venter");
  var close = document.getElementById("luk");
  var own = room.dataset.own === "yes";
  var busy = false;

  // On a computer that others use, a conversation lives in its own tab alone.
  var known = true;
  try { known = sessionStorage.getItem("samtale") === "1"; } catch (error) { /* forbidden: trust the cookie */ }
  if (!own && !known) { room.hidden = true; close.submit(); return; }
  window.addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });

  function part(id) { return document.getElementById(id); }
  function forms() { return document.querySelectorAll("form[data-turn]"); }

  document.addEventListener("submit", function (event) {
    // A browser too old to say which button was pressed sends the form itself.
    if (!event.target.matches("form[data-turn]") || event.submitter === undefined) return;
    event.preventDefault();
    if (!busy) say(event.target, event.submitter);
  });

  function say(form, pressed) {
    var body = new URLSearchParams(new FormData(form));
    if (pressed && pressed.name) body.set(pressed.name, pressed.value);
    var typed = form.hasAttribute("data-write");
    hold(true, pressed);
    fetch("/samtale", { method: "POST", body: body, headers: { "X-Seen": part("log").dataset.total } })
      .then(function (reply) {
        if (reply.redirected) { location.assign(reply.url); return; }
        return reply.text().then(function (html) {
          hold(false);
          if (reply.ok) take(html, typed); else tell(html);
        });
      })
      .catch(function () { hold(false); tell(part("intet-net").innerHTML); });
  }

  // Beside the conversation there is room for the whole dream.
  function unfold() {
    if (!matchMedia("(min-width: 64em) and (min-aspect-ratio: 1/1)").matches) return;
    document.querySelectorAll("[data-open-when-wide]").forEach(function (more) { more.open = true; });
  }

  var slow;
  function hold(on, pressed) {
    busy = on;
    room.setAttribute("aria-busy", String(on));
    clearTimeout(slow);
    waiting.textContent = "";
    if (on) {
      var alarm = pressed && pressed.hasAttribute("data-crisis");
      slow = setTimeout(function () {
        waiting.textContent = alarm ? waiting.dataset.alarm : waiting.dataset.slow;
      }, 700);
    }
  }

  // What could not be sent stays in its field; the same form may be sent again.
  function tell(html) {
    part("svar").querySelectorAll(".notice").forEach(function (old) { old.remove(); });
    part("svar").insertAdjacentHTML("afterbegin", html);
    part("svar").scrollIntoView({ block: "nearest" });
  }

  function take(html, typed) {
    var fresh = new DOMParser().parseFromString(html, "text/html");
    var log = part("log"), newer = fresh.getElementById("log");
    if (newer.hasAttribute("data-reset")) log.textContent = "";
    log.dataset.total = newer.dataset.total;
    own = newer.dataset.own === "yes";
    var first = null;
    Array.prototype.slice.call(newer.children).forEach(function (line) {
      line.classList.add("fresh");
      log.appendChild(line);
      if (!first && line.classList.contains("theirs")) first = line;
    });
    ["svar", "kort"].forEach(function (id) {
      part(id).replaceWith(fresh.getElementById(id));
    });
    unfold();
    watch();
    var key = fresh.querySelector('[name="key"]').value;
    forms().forEach(function (form) { form.elements.key.value = key; });
    part("flere").open = false;
    var text = part("text");
    if (typed) { text.value = ""; fit(); }
    // The log speaks for itself to a screen reader; focus goes to where the answer is given.
    if (typed) text.focus({ preventScroll: true }); else part("svar").focus({ preventScroll: true });
    if (first) first.scrollIntoView({ block: "start" });
    armIdle();
  }

  // The field grows with what is written; Enter sends, Shift and Enter make a line.
  function fit() {
    var text = part("text");
    text.style.height = "auto";
    text.style.height = Math.min(text.scrollHeight + 4, 176) + "px";
  }
  document.addEventListener("input", function (event) { if (event.target.id === "text") fit(); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && part("flere").open) {
      part("flere").open = false;
      part("flere").querySelector("summary").focus();
    }
    if (event.target.id !== "text" || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.target.form.querySelector(".send").click();
  });

  // Ten quiet minutes empty the page where others may sit down; one minute before, it asks.
  var MINUTE = 60000, soon, over, told = Date.now();
  var still = part("stadig");
  function armIdle() {
    clearTimeout(soon);
    clearTimeout(over);
    if (own) return;
    soon = setTimeout(function () { if (still.showModal) still.showModal(); }, 9 * MINUTE);
    over = setTimeout(function () { close.submit(); }, 10 * MINUTE);
  }
  function here() {
    if (still.open) still.close();
    armIdle();
    if (Date.now() - told < MINUTE) return;
    told = Date.now();
    fetch("/samtale/her", { method: "POST" });
  }
  ["keydown", "pointerdown", "touchstart"].forEach(function (kind) { document.addEventListener(kind, here, { passive: true }); });
  armIdle();

  // On a small screen the answers may lie below what is read; then a button says where they are.
  var answersSeen = true, watcher = null, ONE_ANSWER = 72;
  function watch() {
    if (!window.IntersectionObserver) return;
    if (watcher) watcher.disconnect();
    watcher = new IntersectionObserver(function (found) {
      answersSeen = found[found.length - 1].isIntersecting;
      part("ned").hidden = answersSeen || !part("svar").querySelector("button");
    }, { rootMargin: "0px 0px -" + (part("bar").offsetHeight + ONE_ANSWER) + "px 0px" });
    watcher.observe(part("svar"));
  }
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("#ned")) part("svar").scrollIntoView({ block: "end" });
  });
  // A keyboard that opens on the screen must not push the newest words out of sight.
  window.addEventListener("resize", function () {
    if (answersSeen) part("svar").scrollIntoView({ block: "end" });
  });

  unfold();
  watch();
  var lines = part("log").children;
  var mine = part("log").querySelectorAll(".mine");
  var last = mine.length ? mine[mine.length - 1] : null;
  if (last) last.scrollIntoView({ block: "start" }); else if (lines.length) window.scrollTo(0, 0);
})();
