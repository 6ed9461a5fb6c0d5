import { PEOPLE } from './people.js';

const BUTTONS = PEOPLE.map(({ id, role, tenant = 'all tenants' }) => {
  return `<button name="${id}">${id}, ${role} of ${tenant}</button>`;
});

/** A page that shows the calls of the user who is logged in, without anything that is built or loaded. */
export const PAGE = `<!doctype html>
<meta charset="utf-8" />
<title>Calls</title>
<nav>${BUTTONS.join(' ')}</nav>
<h1 id="who">Who are you?</h1>
<table><tbody id="calls"></tbody></table>
<p id="answer"></p>
<script type="module">
  let socket;
  const at = (id) => document.getElementById(id);
  const send = (action, parts) => socket.send(JSON.stringify({ stream: 'channels', payload: { action, ...parts } }));
  const shown = (calls) =>
    [...calls.values()].map((call) => {
      const row = document.createElement('tr');
      row.id = call.id;
      for (const text of [call.tenant, call.state, call.caller?.number ?? '']) row.insertCell().textContent = text;
      const button = document.createElement('button');
      button.textContent = 'Hang up';
      button.onclick = () => send('delete', { pk: call.id });
      row.insertCell().append(button);
      return row;
    });

  async function lookAs(name) {
    socket?.close();
    const { ticket } = await (await fetch('/ticket/' + name, { method: 'POST' })).json();
    const calls = new Map();
    at('who').textContent = name;
    at('answer').textContent = '';
    at('calls').replaceChildren();
    const own = new WebSocket('ws://' + location.host + '/ari-gateway', ['ari-gateway', 'ari-gateway.token.' + ticket]);
    socket = own;
    own.onopen = () => send('subscribe', { data: { snapshot: true } });
    own.onmessage = ({ data }) => {
      if (socket !== own) return;
      const { payload } = JSON.parse(data);
      // An answer has a status, a push has none.
      if (payload.response_status >= 400) at('answer').textContent = payload.errors.join(', ');
      else if ('response_status' in payload) for (const call of payload.data.snapshot?.results ?? []) calls.set(call.id, call);
      else if (payload.action === 'delete') calls.delete(payload.pk);
      else calls.set(payload.pk, payload.data);
      at('calls').replaceChildren(...shown(calls));
    };
  }
  for (const button of document.querySelectorAll('nav button')) button.onclick = () => lookAs(button.name);
</script>
`;
