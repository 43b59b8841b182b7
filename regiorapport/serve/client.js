// Stands in every page that `build.py serve` shows, never in a built file. Loads the page again when its file is
// another one than it was, and shows what was wrong with the input over the last good page. A tab that nobody looks
// at keeps no connection: a browser has only six for one server.
(() => {
  const mark = document.currentScript.dataset.mark;
  const address = "/_serve/events?" + new URLSearchParams({ page: location.pathname });
  let source = null;
  let panel = null;

  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  const show = (errors) => {
    panel?.remove();
    panel = null;
    if (!errors) return;
    panel = document.createElement("div");
    const root = panel.attachShadow({ mode: "open" });
    const style = new CSSStyleSheet();
    style.replaceSync(`
      section { position: fixed; inset: auto 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 70vh;
        overflow: auto; padding: 1rem 1.25rem; border-top: 4px solid #ff8a80; background: #2a1414; color: #fff;
        font: 16px/1.5 system-ui, sans-serif; }
      h2 { margin: 0; font-size: 1.1em; }
      p { margin: .25rem 0 .75rem; }
      pre { margin: 0; font: 14px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
      button { float: right; margin-left: 1rem; padding: .25rem .75rem; border: 1px solid #fff; background: none;
        color: inherit; font: inherit; cursor: pointer; }
      @media print { section { display: none; } }`);
    root.adoptedStyleSheets = [style];
    const section = document.createElement("section");
    section.setAttribute("role", "alert");
    section.tabIndex = 0;
    const hide = element("button", "Verberg");
    hide.addEventListener("click", () => show(""));
    section.append(
      hide,
      element("h2", "De laatste bouw gaf fouten"),
      element("p", "Achter deze melding staat wat het laatst wel lukte."),
      element("pre", errors),
    );
    root.append(section);
    document.body.append(panel);
  };

  const stop = () => {
    source?.close();
    source = null;
  };

  const follow = () => {
    stop();
    if (document.hidden) return;
    source = new EventSource(address);
    source.addEventListener("message", ({ data }) => {
      const news = JSON.parse(data);
      if (news.mark !== mark) {
        stop();
        location.reload();
      } else {
        show(news.errors);
      }
    });
  };

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", follow);
})();
