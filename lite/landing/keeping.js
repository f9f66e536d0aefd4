// Says at the top of the page what would otherwise be noticed too late: that this window keeps nothing, that there is no
// room left, or that Python did not arrive. Nothing is stored or deleted here.
(() => {
  const ME = document.currentScript;
  const NOTEBOOK = document.body?.dataset.notebook !== undefined; // else the first page
  const ROOM = 20e6; // bytes that a learner's files and notebooks may need
  const HERE = {
    old: "This browser is too old for the lessons. Please use a current Firefox, Chrome, Edge or Safari.",
    nothing_kept:
      "This window keeps nothing: it may be a private one, or storage is switched off for this site. You can look around, but what you play and solve is gone when you close it. Open the page in an ordinary window to go on later.",
    full: "Your browser has no room left for this site, or almost none. What is there stays, but new moves may not be saved. Save your progress with progress() in lesson 00, then free some space on this computer.",
    python: "Python could not be loaded: the download broke off. Nothing of yours is lost. Check the connection, then reload this page.",
  };

  function say(what) {
    if (document.getElementById(`keeping-${what}`)) return;
    const note = document.createElement("div");
    note.id = `keeping-${what}`;
    note.setAttribute("role", "alert");
    note.textContent = HERE[what];
    note.style.cssText =
      "position:relative;z-index:20000;padding:.8rem 1.25rem;background:#fff3cd;color:#3d2f00;border-bottom:2px solid #8a6d00;font:1rem/1.45 system-ui,sans-serif";
    document.body.prepend(note);
  }

  // The lessons' files travel through a service worker. On its second visit JupyterLite would throw it out and register it
  // anew, unless the version is noted; a kernel that starts in between finds no files. So: note it, and register at once.
  function openDoor() {
    const door = new URL("service-worker.js?enableCache=false", ME.src).href;
    try { localStorage.setItem(`${door}-version`, ME.dataset.version); } catch { /* said below */ }
    navigator.serviceWorker?.register(door).catch(() => say("nothing_kept"));
  }

  // What the browser can't store JupyterLite drops without a word, while Python waits for one. So it is told here.
  function answerForStorage() {
    const door = new BroadcastChannel("/sw-api.v1");
    const refused = new BroadcastChannel("/refused");
    const waiting = new Map(); // request -> the page it came from
    door.addEventListener("message", ({ data }) => {
      if (data.data?.method) waiting.set(data.requestId, data.browsingContextId);
      else waiting.delete(data.requestId);
    });
    addEventListener("unhandledrejection", (event) => {
      if (!(event.reason instanceof DOMException) || !waiting.size) return;
      event.preventDefault();
      for (const [requestId, browsingContextId] of waiting) refused.postMessage({ requestId, browsingContextId });
      waiting.clear();
      say("full");
    });
  }

  // A part of Python was lost on its way to a page: to this one, unless Python runs here.
  function watchDownloads() {
    const kernel = () => window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel;
    new BroadcastChannel("/lost").addEventListener("message", () => {
      if (NOTEBOOK && !["idle", "busy"].includes(kernel()?.status)) say("python");
    });
  }

  // A kernel that can't start says so to its maker only.
  const Plain = window.Worker;
  if (Plain && NOTEBOOK)
    window.Worker = class extends Plain {
      constructor(...given) {
        super(...given);
        this.addEventListener("message", ({ data }) => data?.type === "HANDLER" && data?.name === "throw" && say("python"));
        this.addEventListener("error", () => say("python"));
      }
    };

  const opened = () =>
    new Promise((resolve) => {
      try {
        const asked = indexedDB.open("keeping");
        asked.onsuccess = () => { asked.result.close(); resolve(true); };
        asked.onerror = asked.onblocked = () => resolve(false);
      } catch { /* refused at once */ resolve(false); }
    });

  async function look() {
    if (typeof WebAssembly !== "object" || !window.Promise?.withResolvers && !window.structuredClone) return say("old");
    if (!navigator.serviceWorker || !window.indexedDB || !(await opened())) return say("nothing_kept");
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota !== undefined && quota - usage < ROOM) say("full");
    // Ask that a browser short of room does not tidy this site away; a refusal changes nothing.
    navigator.storage?.persist?.().catch(() => {});
  }
  openDoor();
  answerForStorage();
  watchDownloads();
  look();
})();
