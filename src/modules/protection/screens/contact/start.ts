/**
 * What the public page needs at once: to be left quickly, and to show one step at a time. What seals is loaded when somebody begins to write or
 * comes back. Nothing is kept on the device: no cookie, no storage, no further entry in the history (S40).
 */
const main = document.querySelector("main");

function leave(): void {
  leaving.done = true;
  // Emptied first: the next page may take a while on a slow line.
  document.body.replaceChildren();
  document.title = "";
  location.replace("about:blank");
}
const leaving = { done: false };

let shifts: number[] = [];
addEventListener("keyup", (event) => {
  shifts = event.key === "Shift" ? [...shifts, event.timeStamp].filter((at) => event.timeStamp - at < 1_500) : [];
  if (shifts.length >= 3) leave();
});
main?.querySelector("[data-leave]")?.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
// Another language is the same page in the history, not one more.
for (const link of main?.querySelectorAll<HTMLAnchorElement>("[data-language]") ?? []) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(link.href);
  });
}
addEventListener("beforeunload", (event) => {
  const hasText = [...document.querySelectorAll("textarea")].some((field) => field.value !== "" && field.checkVisibility());
  if (hasText && !leaving.done) event.preventDefault();
});

const writing = main?.querySelector<HTMLElement>('[data-step="write"]');
const returning = main?.querySelector<HTMLFormElement>('form[data-step="return"]');
if (writing) writing.hidden = true;
for (const one of main?.querySelectorAll<HTMLElement>("[data-with-script]") ?? []) one.hidden = false;
for (const button of main?.querySelectorAll<HTMLButtonElement>("[data-door]") ?? []) {
  button.hidden = false;
  button.addEventListener("click", () => void import("./write.ts").then(({ beginWriting }) => beginWriting(Number(button.dataset["door"]))));
}
returning?.addEventListener("submit", (event) => {
  event.preventDefault();
  void import("./visit.ts").then(({ comeBack }) => comeBack());
});
