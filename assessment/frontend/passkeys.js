// Asks the browser for a passkey, for forms with data-passkey: "create" makes one, "get" shows one. Such a form is hidden
// until this has looked whether the browser has passkeys; the page tells another way without.

const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const encode = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const decodeIds = (credentials = []) => credentials.map((one) => ({ ...one, id: decode(one.id) }));

/** What the browser is asked to make: one that is found without an address, where the device can keep such a key. */
function toMake({ publicKey }) {
  return {
    publicKey: {
      ...publicKey,
      challenge: decode(publicKey.challenge),
      user: { ...publicKey.user, id: decode(publicKey.user.id) },
      excludeCredentials: decodeIds(publicKey.excludeCredentials),
      authenticatorSelection: {
        ...publicKey.authenticatorSelection,
        residentKey: "preferred",
        requireResidentKey: false,
        userVerification: "preferred",
      },
    },
  };
}

function toShow({ publicKey }) {
  return {
    publicKey: {
      ...publicKey,
      challenge: decode(publicKey.challenge),
      allowCredentials: decodeIds(publicKey.allowCredentials),
    },
  };
}

/** What the browser gave, as text: every part that is bytes is encoded. */
function told(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = parts.filter((part) => response[part]).map((part) => [part, encode(response[part])]);
  return JSON.stringify({
    type: credential.type,
    id: credential.id,
    rawId: encode(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      ...Object.fromEntries(given),
      ...(response.getTransports ? { transports: response.getTransports() } : {}),
    },
  });
}

async function options(form) {
  const address = form.dataset.passkeyAsk;
  if (!address) return JSON.parse(document.getElementById("passkey-options").textContent);
  const response = await fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  return (await response.json()).request_options;
}

async function ask(form) {
  const asked = await options(form);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create(toMake(asked))
    : navigator.credentials.get(toShow(asked));
}

async function fill(event, form) {
  event.preventDefault();
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    form.elements.namedItem("credential").value = told(await ask(form));
    form.submit();
  } catch {
    // Cancelled, timed out, not known here: the browser does not say which, to protect whoever sits before it.
    failed.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", (event) => fill(event, form));
    form.hidden = false;
  }
  for (const note of document.querySelectorAll("[data-passkey-missing]")) note.hidden = true;
}
