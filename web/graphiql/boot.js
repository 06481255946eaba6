// Starts GraphiQL. A file of its own because the page allows no inline script.
"use strict";
{
  const root = document.getElementById("graphiql");
  const tabs = JSON.parse(root.dataset.tabs);
  const props = { fetcher: GraphiQL.createFetcher({ url: root.dataset.endpoint }) };
  if (tabs.length > 0) {
    props.defaultTabs = tabs.map((query) => ({ query }));
  }
  root.textContent = "";
  ReactDOM.createRoot(root).render(React.createElement(GraphiQL, props));
}
