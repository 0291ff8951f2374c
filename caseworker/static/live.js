// Shows what comes while the list lies open, without moving what somebody reads or taking the keyboard away.
(function () {
  "use strict";
  var REST = 3000; // at most one new list in so many milliseconds
  var PATIENCE = 10000; // before a broken line is told of
  var list = document.getElementById("list");
  var news = document.getElementById("news");
  var cutOff = document.getElementById("cut-off");
  var source = null;
  var timer = null;
  var lostTimer = null;
  var fetchedAt = 0;
  var dreams = 0;
  var seen = newest();

  function newest() {
    return Number(list.querySelector("[data-newest]").getAttribute("data-newest"));
  }

  function say(count) {
    if (count) news.textContent = count === 1 ? news.dataset.one : news.dataset.many.replace("{n}", count);
  }

  // What stays where it is on the screen: the dream with the keyboard if it is seen, or else, further down, the first one seen.
  function anchor(held) {
    var own = held && document.getElementById(held).closest("li.desk-wish");
    var box = own && own.getBoundingClientRect();
    if (box && box.bottom > 0 && box.top < window.innerHeight) return { id: own.id, top: box.top };
    if (window.scrollY === 0) return null;
    var items = list.querySelectorAll("li.desk-wish");
    for (var i = 0; i < items.length; i += 1) {
      box = items[i].getBoundingClientRect();
      if (box.bottom > 0) return { id: items[i].id, top: box.top };
    }
    return null;
  }

  function show(html, count) {
    var held = list.contains(document.activeElement) ? document.activeElement.id : "";
    var kept = anchor(held);
    var before = new Set(Array.from(list.querySelectorAll("li.desk-wish"), function (item) { return item.id; }));
    var fresh = document.createElement("template");
    fresh.innerHTML = html;
    say(count);
    list.replaceChildren(fresh.content);
    list.querySelectorAll("li.desk-wish").forEach(function (item) {
      if (!before.has(item.id)) item.classList.add("is-fresh");
    });
    var again = held && document.getElementById(held);
    if (again) again.focus({ preventScroll: true });
    var still = kept && document.getElementById(kept.id);
    if (still) window.scrollBy(0, still.getBoundingClientRect().top - kept.top);
    seen = Math.max(seen, newest());
  }

  function fetchList() {
    timer = null;
    fetchedAt = Date.now();
    var count = dreams;
    dreams = 0;
    fetch(location.href, { headers: { "X-Part": "list" }, redirect: "error" })
      .then(function (answer) {
        if (!answer.ok) throw new Error("refused");
        return answer.text();
      })
      .then(function (html) {
        show(html, count);
      })
      .catch(lost);
  }

  function lost() {
    cutOff.hidden = false;
  }

  function found() {
    clearTimeout(lostTimer);
    lostTimer = null;
    cutOff.hidden = true;
  }

  function listen() {
    if (source) return;
    source = new EventSource("/nyt?efter=" + seen);
    source.addEventListener("open", found);
    source.addEventListener("list", function (event) {
      seen = Number(event.lastEventId);
      dreams += JSON.parse(event.data).dreams;
      // What comes while a list is still young is gathered, so that a busy morning does not flicker.
      if (!timer) timer = setTimeout(fetchList, Math.max(0, fetchedAt + REST - Date.now()));
    });
    source.addEventListener("error", function () {
      if (source && source.readyState === EventSource.CLOSED) lost();
      else if (!lostTimer) lostTimer = setTimeout(lost, PATIENCE);
    });
  }

  function rest() {
    if (source) source.close();
    source = null;
  }

  // A browser keeps few lines open to one house: a page that nobody looks at gives its own back.
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) rest();
    else listen();
  });
  window.addEventListener("pagehide", rest);
  if (!document.hidden) listen();
})();
