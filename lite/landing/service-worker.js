// What Python reads and writes travels through here to the page and back. Where the page can't store something, JupyterLite's
// own worker waits for an answer that never comes, and Python with it. So this is dealt with here: refused when the page
// says so (keeping.js), or when it says nothing. And a part of Python that breaks off on its way is told to the page, since
// Python may wait for it for ever. All else is JupyterLite's.
const PATIENCE = 30_000; // milliseconds
const page = new BroadcastChannel("/sw-api.v1"); // JupyterLite's
const refused = new BroadcastChannel("/refused"); // keeping.js's
const lost = new BroadcastChannel("/lost"); // keeping.js's

async function answer(request, pathname) {
  const asked = await request.json();
  return new Promise((resolve) => {
    const ours = ({ data }) => data.requestId === asked.requestId && data.browsingContextId === asked.browsingContextId;
    const end = (found, status) => {
      clearTimeout(patience);
      page.removeEventListener("message", answered);
      refused.removeEventListener("message", turnedDown);
      resolve(new Response(JSON.stringify(found ?? null), { status }));
    };
    const answered = (message) => ours(message) && end(message.data.response, 200);
    const turnedDown = (message) => ours(message) && end(null, 507);
    const patience = setTimeout(() => end(null, 504), PATIENCE);
    page.addEventListener("message", answered);
    refused.addEventListener("message", turnedDown);
    page.postMessage({ ...asked, pathname });
  });
}

async function watched(event) {
  const tell = (error) => { lost.postMessage(event.request.url); throw error; };
  const found = await fetch(event.request).catch(tell);
  event.waitUntil(found.clone().arrayBuffer().catch(tell));
  return found;
}

self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== location.origin) return;
  const answered = pathname.includes("/api/drive") ? answer(event.request, pathname)
    : pathname.includes("/static/pyodide/") ? watched(event) : null;
  if (!answered) return;
  event.stopImmediatePropagation();
  event.respondWith(answered);
});

importScripts("service-worker-of-jupyterlite.js");
