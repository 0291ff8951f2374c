// Copies a field's text at a press. Without this file the text is marked and copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const told = document.getElementById(`${field.id}-told`);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      told.textContent = "Teksten er kopieret.";
    } catch {
      told.textContent = "Teksten er markeret. Tryk Ctrl + C.";
    }
  });
}
