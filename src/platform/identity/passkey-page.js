// The passkey button of the sign-in and welcome pages. Without it, or without a passkey, the form beside it does the same.
const button = document.querySelector("[data-passkey]");
const complaint = document.querySelector("[data-complaint]");

if (button && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    complaint.hidden = true;
    try {
      await (button.dataset.passkey === "sign-in" ? signIn() : register());
    } catch (error) {
      complaint.textContent = error.sentence ?? button.dataset.failed;
      complaint.hidden = false;
      button.disabled = false;
    }
  });
}

async function signIn() {
  const { challengeId, options } = await send("/api/sign-in/passkey/options", {});
  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  await send("/api/sign-in/passkey", { challengeId, response: credential.toJSON() });
  location.assign(button.dataset.to || "/");
}

async function register() {
  const person = Object.fromEntries(new FormData(document.querySelector("form[data-person]")));
  const { challengeId, options } = await send(`${button.dataset.base}/passkey/options`, { name: person.name ?? "", email: person.email ?? "" });
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  await send(`${button.dataset.base}/passkey`, { challengeId, response: credential.toJSON() });
  location.assign("/");
}

async function send(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-vigie": "1", "accept-language": document.documentElement.lang },
    body: JSON.stringify(body),
  });
  const answer = response.status === 204 ? {} : await response.json();
  if (!response.ok) throw Object.assign(new Error("refused"), { sentence: answer.title });
  return answer;
}
