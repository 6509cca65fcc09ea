'use strict';
// Drives the unmodified botframework-directlinejs: node directline.cjs SCENARIO BASE [ws|poll]; the last line is what it saw, as JSON.
const { XMLHttpRequest } = require('xmlhttprequest');
const WebSocket = require('ws');

const sockets = [];
global.XMLHttpRequest = XMLHttpRequest;
global.WebSocket = class extends WebSocket {
  constructor(...args) {
    super(...args);
    sockets.push(this);
  }
};
const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');

const [scenario, base, transport = 'ws'] = process.argv.slice(2);
const domain = base + '/directline';
const question = 'What did Varga say about the harbour?';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(what, found, ms = 30000) {
  for (const end = Date.now() + ms; Date.now() < end; await pause(25)) {
    const value = found();
    if (value) return value;
  }
  throw new Error('Waited in vain for ' + what);
}

async function token() {
  const response = await fetch(base + '/webchat/token', { method: 'POST' });
  if (response.status !== 200) throw new Error('No token: ' + response.status);
  return response.json();
}

// A connection with all that it received; the shortest delays that the client allows.
function connect(options) {
  const client = new DirectLine({ domain, webSocket: transport === 'ws', pollingInterval: 200, random: () => 0, ...options });
  const it = { client, seen: [], statuses: [] };
  client.connectionStatus$.subscribe((status) => it.statuses.push(ConnectionStatus[status]));
  client.activity$.subscribe((activity) => it.seen.push(activity), (error) => it.statuses.push('error: ' + (error && error.message)));
  it.post = (activity) => new Promise((done, fail) => client.postActivity(activity).subscribe(done, fail)).catch((error) => 'error ' + error.status);
  it.ask = (text, from = 'dl_mallory') => it.post({ type: 'message', text, from: { id: from }, channelData: { clientActivityID: 'mark of ' + text } });
  it.reply = (id) => until('the reply to ' + id, () => it.seen.find((a) => a.type === 'message' && a.replyToId === id));
  return it;
}

const kept = (seen) => seen.filter((a) => a.type !== 'typing').map((a) => a.id);

const scenarios = {
  async talk() {
    const t = await token();
    const it = connect({ token: t.token });
    // Parts of an answer are for those who listen when it is made.
    if (transport === 'ws') await until('a socket', () => sockets[0] && sockets[0].readyState === 1);
    const id = await it.ask(question);
    const reply = await it.reply(id);
    const event = await it.post({ type: 'event', name: 'webchat:activity-status/feedback', from: { id: 'x' }, entities: [reply.entities[0].potentialAction[0]] });
    const echo = it.seen.find((a) => a.id === id);
    const later = connect({ token: t.token, conversationId: t.conversationId, watermark: '0' });
    await until('the replay', () => later.seen.find((a) => a.id === event));
    await until('the event', () => it.seen.find((a) => a.id === event));
    return {
      conversation: t.conversationId, user: t.userId, id, event, echo, reply, ids: kept(it.seen), replayed: kept(later.seen),
      order: it.seen.findIndex((a) => a.id === id) < it.seen.findIndex((a) => a.id === reply.id), statuses: it.statuses, typing: it.seen.filter((a) => a.type === 'typing').length,
    };
  },

  async drop() {
    const t = await token();
    const it = connect({ token: t.token });
    await it.reply(await it.ask(question));
    await until('a socket', () => sockets[0] && sockets[0].readyState === 1);
    sockets[0].terminate();
    // Said while nothing listens.
    const id = await it.ask('What else did Varga say?');
    await it.reply(id);
    await it.reply(await it.ask('What did Varga say about dredging?'));
    const all = await (await fetch(`${domain}/conversations/${t.conversationId}/activities`, { headers: { authorization: 'Bearer ' + t.token } })).json();
    return { sockets: sockets.length, ids: kept(it.seen), all: all.activities.map((a) => a.id), statuses: it.statuses };
  },

  async expiry() {
    const t = await token();
    const it = connect({ token: t.token });
    await until('the connection', () => it.statuses.includes('Online'));
    await until('the expiry', () => it.statuses.includes('ExpiredToken'));
    const posted = await it.ask(question);
    const refreshed = await fetch(domain + '/tokens/refresh', { method: 'POST', headers: { authorization: 'Bearer ' + t.token } });
    return { statuses: it.statuses, posted, refreshed: refreshed.status };
  },

  async foreign() {
    const [mine, theirs, unused] = [await token(), await token(), await token()];
    const owner = connect({ token: theirs.token });
    await until('the connection', () => owner.statuses.includes('Online'));
    const it = connect({ token: mine.token, conversationId: theirs.conversationId, watermark: '0' });
    await until('the refusal', () => it.statuses.includes('FailedToConnect'));
    const gone = connect({ token: unused.token, conversationId: unused.conversationId, watermark: '0' });
    await until('the refusal', () => gone.statuses.includes('FailedToConnect'));
    return { seen: it.seen.length, statuses: it.statuses };
  },
};

scenarios[scenario]().then(
  (saw) => console.log(JSON.stringify(saw)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
).finally(() => setTimeout(() => process.exit(), 50));
