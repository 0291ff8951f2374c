// The conversation at the kiosk: turns without reloading, sent once however often the network goes. Keeps no words.
(function () {
  "use strict";
  var AGAIN = 3000, FADED = 1, REST = 16;
  var pending = null, ours = "", timer = null, slow = null, busy = false, unsent = "", put = false;
  function part(id) { return document.getElementById(id); }
  function forms() { return document.querySelectorAll("form[data-turn]"); }

  document.addEventListener("submit", function (event) {
    if (!event.target.matches("form[data-turn]")) return;
    event.preventDefault();
    var body = new URLSearchParams(new FormData(event.target));
    var pressed = event.submitter;
    if (pressed && pressed.name) body.set(pressed.name, pressed.value);
    if (put && event.target.hasAttribute("data-write")) { unsent = ""; offerUnsent(); }
    if (pressed && pressed.hasAttribute("data-crisis")) help(body);
    else if (event.target.hasAttribute("data-write") && !body.get("text").trim()) part("text").focus();
    else if (post(body) && event.target.hasAttribute("data-write")) ours = part("text").value;
  });

  // A turn that is under way stays the turn, with its key, until it has an answer: so it happens once.
  function post(body) {
    if (busy) return false;
    pending = body;
    hold(true);
    document.dispatchEvent(new CustomEvent("kiosk-sends"));
    send();
    return true;
  }
  function send() {
    var mine = pending;
    fetch("/kiosk/samtale", { method: "POST", body: mine, headers: { "X-Seen": part("log").dataset.total } })
      .then(function (reply) {
        if (mine !== pending) return;
        if (reply.redirected) { location.replace(reply.url); return; }
        // A proxy says it in its own way when nothing answers behind it: its page is no answer to a citizen.
        if (reply.status >= 500) { wait(); return; }
        return reply.text().then(function (fresh) {
          if (mine !== pending) return;
          pending = null;
          hold(false);
          if (reply.ok) take(fresh); else tell(fresh);
        });
      })
      .catch(function (error) { if (mine === pending) wait(); else throw error; });
  }
  function wait() {
    if (part("intet-net").hidden) {
      part("intet-net").hidden = false;
      document.dispatchEvent(new CustomEvent("kiosk-say", { detail: part("intet-net").textContent }));
    }
    clearTimeout(timer);
    timer = setTimeout(send, AGAIN);
  }
  function hold(on) {
    busy = on;
    part("samtale").setAttribute("aria-busy", String(on));
    clearTimeout(slow);
    part("venter").textContent = "";
    if (on) slow = setTimeout(function () { part("venter").textContent = part("venter").dataset.slow; }, 700);
    else part("intet-net").hidden = true;
  }

  // Help never waits for what is under way, nor for the network. Words that waited are kept for the person to
  // send: by themselves they would answer what help asks.
  function help(body) {
    clearTimeout(timer);
    if (pending && pending.get("text")) unsent = [unsent, pending.get("text").trim()].filter(Boolean).join(" ");
    pending = null;
    hold(false);
    document.dispatchEvent(new CustomEvent("kiosk-sends"));
    var shown = setTimeout(alarm, 1500);
    fetch("/kiosk/samtale", { method: "POST", body: body, headers: { "X-Seen": part("log").dataset.total } })
      .then(function (reply) {
        if (!reply.ok || reply.redirected) { clearTimeout(shown); alarm(); return; }
        return reply.text().then(function (fresh) { clearTimeout(shown); window.Kiosk.closePanels(); take(fresh); });
      })
      .catch(function () { clearTimeout(shown); alarm(); });
  }
  function alarm() { offerUnsent(); window.Kiosk.openPanel("alarm"); }
  // They stand there until they are sent from the field for writing, or rubbed out in it.
  function offerUnsent() {
    put = false;
    part("svar").querySelectorAll(".unsent").forEach(function (old) { old.remove(); });
    if (unsent) part("svar").appendChild(part("ikke-sendt").content.cloneNode(true));
  }
  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-unsent]")) return;
    window.Kiosk.openPanel("skriv");
    fill(unsent);
    put = true;
  });

  // Behind what somebody has begun to write; what stood there untouched was put there before, and goes.
  function fill(words) {
    var text = part("text"), begun = text.value === ours ? "" : text.value.trim();
    text.value = [begun, words].filter(Boolean).join(" ");
    if (!begun) ours = text.value;
    text.focus();
  }

  function tell(fresh) {
    window.Kiosk.closePanels();
    part("svar").querySelectorAll(".notice").forEach(function (old) { old.remove(); });
    part("svar").insertAdjacentHTML("afterbegin", fresh);
    part("svar").scrollTop = 0;
    var said = part("svar").querySelector(".notice");
    if (said) document.dispatchEvent(new CustomEvent("kiosk-say", { detail: said.textContent }));
    window.Kiosk.changed();
  }

  function take(text) {
    var fresh = new DOMParser().parseFromString(text, "text/html");
    var log = part("log"), newer = fresh.getElementById("log"), key = fresh.getElementById("svar").dataset.turn;
    if (newer.hasAttribute("data-reset")) log.textContent = "";
    log.dataset.total = newer.dataset.total;
    log.querySelectorAll(".now").forEach(function (line) { line.classList.remove("now"); });
    var lines = Array.prototype.slice.call(newer.children);
    lines.forEach(function (line) { line.classList.add("now"); log.appendChild(line); });
    ["svar", "kort", "trin"].forEach(function (id) { part(id).replaceWith(fresh.getElementById(id)); });
    forms().forEach(function (form) { form.elements.key.value = key; });
    // What somebody is still writing is theirs, whatever else they pressed.
    if (newer.hasAttribute("data-reset") || part("text").value === ours) part("text").value = "";
    ours = "";
    // Its answer was lost, not the turn: what stands in the talk is sent.
    if (lines.some(function (line) { return line.matches(".mine") && line.querySelector("p").textContent.trim() === unsent; })) unsent = "";
    offerUnsent();
    window.Kiosk.closePanels();
    arrived(lines);
    part("svar").focus({ preventScroll: true });
  }
  // What is new is as large as it can be and still be seen at once.
  function newestInSight() {
    var log = part("log"), first = log && log.querySelector(".theirs.now");
    if (!first) return;
    log.classList.remove("k-many");
    var last = log.lastElementChild, below = last.offsetTop + last.offsetHeight - first.offsetTop;
    log.classList.toggle("k-many", below + faded() > log.clientHeight);
    log.scrollTop = above(first);
    showMore();
  }
  function faded() { return FADED * parseFloat(getComputedStyle(document.documentElement).fontSize); }
  function above(line) { return line.offsetTop - part("log").offsetTop - faded(); }
  function showMore() {
    var log = part("log"), rest = log.scrollHeight - log.scrollTop - log.clientHeight, hidden = rest < REST;
    if (part("mere").hidden === hidden) return;
    part("mere").hidden = hidden;
    window.Kiosk.changed();
  }
  part("log").addEventListener("scroll", showMore, { passive: true });
  part("mere").addEventListener("click", function () { part("log").scrollBy({ top: part("log").clientHeight * 0.8 }); });
  // Pictures come a moment later and take room from the talk.
  new ResizeObserver(newestInSight).observe(part("log"));
  function arrived(lines) {
    newestInSight();
    window.Kiosk.changed();
    document.dispatchEvent(new CustomEvent("kiosk-turn", { detail: lines }));
  }

  // Number keys pick what they stand beside; 0 is the microphone's.
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.id === "text" || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && document.documentElement.classList.contains("k-covered")) { window.Kiosk.closePanels(); return; }
    if (!/^[0-9]$/.test(event.key) || event.repeat) return;
    var panel = document.querySelector(".k-panel:not([hidden])");
    var key = event.key === "0" ? !panel && part("tal") : (panel || part("svar")).querySelector('[data-key="' + event.key + '"]');
    if (key && key.checkVisibility()) key.click();
  });

  // The keyboard on the screen, for a kiosk that has no other.
  document.addEventListener("click", function (event) {
    var key = event.target.closest("[data-letter]");
    if (!key) return;
    var text = part("text");
    if (key.dataset.letter === "back") text.value = Array.from(text.value).slice(0, -1).join("");
    else text.value += key.dataset.letter;
  });
  part("text").addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || window.Kiosk.setting("scan") === "on") return;
    event.preventDefault();
    event.target.form.querySelector(".send").click();
  });
  document.addEventListener("kiosk-leaves", function () { clearTimeout(timer); pending = null; unsent = ""; });

  window.KioskTalk = {
    /** Post confirmed speech; the server is told that it was spoken. */
    say: function (words) {
      var body = new URLSearchParams({ text: words, mode: "spoken", key: part("svar").dataset.turn });
      return post(body);
    },
    put: fill,
    busy: function () { return busy; }
  };

  var shown = Array.prototype.slice.call(part("log").children);
  var mine = shown.map(function (line) { return line.classList.contains("mine"); }).lastIndexOf(true);
  shown.slice(mine + 1).forEach(function (line) { line.classList.add("now"); });
  window.addEventListener("load", function () { arrived(shown.slice(mine + 1)); });
})();
