// The code by large keys or pictures, and by the number keys of a keyboard. Nothing is kept.
(function () {
  "use strict";
  var form = document.getElementById("kode"), code = form.elements.code, most = Number(form.dataset.most);
  var places = document.getElementById("pladser"), told = document.getElementById("antal");
  var pictures = form.querySelector(".k-pictures") !== null;

  function take(digit) {
    if (digit === "back") code.value = code.value.slice(0, -1);
    else if (code.value.length < most) code.value += digit;
    show();
    // The next press of Enter begins, wherever somebody was before.
    if (code.value.length === most) form.querySelector("[data-starts]").focus({ preventScroll: true });
  }
  function show() {
    Array.prototype.forEach.call(places.children, function (place, n) {
      place.replaceChildren();
      var digit = code.value[n];
      if (digit === undefined) return;
      var key = form.querySelector('[data-digit="' + digit + '"]');
      place.append(pictures ? key.querySelector("img").cloneNode() : digit);
      if (pictures) place.firstChild.alt = key.textContent.trim();
    });
    told.textContent = code.value ? told.dataset.text.replace("{n}", code.value.length) : "";
    form.querySelector("[data-starts]").disabled = code.value.length < most;
    form.querySelector('[data-digit="back"]').disabled = !code.value;
    form.querySelectorAll(".k-pad [data-digit]").forEach(function (key) { key.disabled = code.value.length >= most; });
  }
  form.addEventListener("click", function (event) {
    var key = event.target.closest("[data-digit]");
    if (key) take(key.dataset.digit);
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^[0-9]$/.test(event.key)) take(event.key);
    else if (event.key === "Backspace") { event.preventDefault(); take("back"); }
    else if (event.key === "Enter" && code.value.length === most && !event.target.closest("button, a")) form.requestSubmit(form.querySelector("[data-starts]"));
  });
  document.addEventListener("kiosk-forget", function () { code.value = ""; show(); });
  show();
})();
