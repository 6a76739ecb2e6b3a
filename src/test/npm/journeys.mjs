// node journeys.mjs <server> <transport> <journey>: one journey with the official client; ends with
// status 0 if everything was as promised.
import assert from 'node:assert/strict';
import { Person, within } from './person.mjs';

const [server, transport, journey] = process.argv.slice(2);
const arrive = (name) => Person.arrive(server, transport, name);

async function twoInARoom() {
  const alice = await arrive('alice');
  const bob = await arrive('bob');
  const { room } = await alice.ask('room.create', { name: 'Kitchen', topic: 'What is for dinner' });
  const joined = await bob.ask('room.join', { code: room.code });
  assert.equal(joined.room.id, room.id);
  return { alice, bob, room };
}

let posts = 0;
const post = (room, text) => ({ room: room.id, clientId: `c-${++posts}`, text });

const journeys = {
  async talk() {
    const { alice, bob, room } = await twoInARoom();
    const atAlice = alice.listen(room.id);
    const atBob = bob.listen(room.id);
    await atAlice.hearKind('head');
    await atBob.hearKind('head');
    const receipt = await alice.ask('message.post', post(room, 'Soup?'));
    for (const heard of [await atAlice.hearSeq(receipt.seq), await atBob.hearSeq(receipt.seq)]) {
      assert.equal(heard.kind, 'message.posted');
      assert.equal(heard.message.id, receipt.id);
      assert.equal(heard.message.text, 'Soup?');
      assert.deepEqual(heard.message.author, alice.user);
    }
    const answer = await bob.ask('message.post', { ...post(room, 'Yes'), replyTo: receipt.id });
    assert.equal(answer.seq, receipt.seq + 1);
    const heard = await atAlice.hearSeq(answer.seq);
    assert.equal(heard.message.replyTo.id ?? heard.message.replyTo, receipt.id);
    await bob.ask('room.typing', { room: room.id });
    assert.deepEqual((await atAlice.hearKind('typing')).user.id, bob.user.id);
  },

  async repeat() {
    const { alice, room } = await twoInARoom();
    const once = post(room, 'only once');
    const first = await alice.ask('message.post', once);
    assert.deepEqual(await alice.ask('message.post', once), first);
    const { messages } = await alice.ask('message.history', { room: room.id });
    assert.equal(messages.length, 1);
  },

  async change() {
    const { alice, bob, room } = await twoInARoom();
    const atBob = bob.listen(room.id);
    await atBob.hearKind('head');
    const { id } = await alice.ask('message.post', post(room, 'teh'));
    const edited = await alice.ask('message.edit', { room: room.id, id, text: 'the' });
    assert.equal((await atBob.hearSeq(edited.seq)).message.text, 'the');
    const deleted = await alice.ask('message.delete', { room: room.id, id });
    const heard = await atBob.hearSeq(deleted.seq);
    assert.equal(heard.kind, 'message.deleted');
    assert.equal(heard.message.text, undefined);
  },

  async refuse() {
    const { alice, room } = await twoInARoom();
    const eve = await arrive('eve');
    const listening = eve.listen(room.id);
    const refused = await listening.hearKind('err');
    assert.equal(refused.failureCode, 404);
    assert.equal(refused.failureType, 'RECIPIENT_FAILURE');
    assert.match(refused.message, /^no_such_room: /);
    const post404 = await eve.askInVain('message.post', post(room, 'let me in'));
    assert.deepEqual([post404.failureCode, post404.message], [404, refused.message]);
    assert.match((await eve.askInVain('room.join', { code: 'none-at-all' })).message, /^bad_code: /);
    assert.match((await eve.askInVain('room.nonsense', {})).message, /^[a-z_]+: /);
    assert.equal((await alice.askInVain('message.post', { room: room.id })).failureCode, 400);

    eve.bus.publish(`room.${room.id}`, { kind: 'message.posted', text: 'forged' });
    await eve.ask('room.list', {});
    assert.equal(eve.errors.length, 1);
    assert.deepEqual(listening.events, []);
  },

  async resume() {
    const { alice, bob, room } = await twoInARoom();
    let atBob = bob.listen(room.id);
    const { head } = await atBob.hearKind('head');
    await bob.hangUp();
    let last;
    for (let i = 0; i < 60; i++) {
      const { id } = await alice.ask('message.post', post(room, `line ${i}`));
      last = await alice.ask('message.edit', { room: room.id, id, text: `better ${i}` });
    }
    await bob.connect();
    atBob = bob.listen(room.id, head);
    await atBob.hearKind('head');
    const numbers = atBob.events.map((event) => event.seq);
    assert.deepEqual(numbers, Array.from({ length: last.seq - head }, (_, i) => head + 1 + i));
    const live = await alice.ask('message.post', post(room, 'live'));
    await atBob.hearSeq(live.seq);
    assert.equal(atBob.events.length, live.seq - head);
  },

  async remove() {
    const { alice, bob, room } = await twoInARoom();
    const atBob = bob.listen(room.id);
    await atBob.hearKind('head');
    await alice.ask('room.removeMember', { room: room.id, user: bob.user.id });
    await atBob.hear((body) => body.kind === 'member.left' && body.user.id === bob.user.id);
    assert.equal((await atBob.hearKind('err')).failureCode, 403);
    const after = await alice.ask('message.post', post(room, 'we are alone'));
    assert.match((await bob.askInVain('room.sync', { room: room.id, after: 0 })).message, /^no_such/);
    assert.ok(!atBob.events.some((event) => event.seq === after.seq));
  },

  async renew() {
    const alice = await arrive('alice');
    const before = alice.token;
    await alice.ask('room.list', {});
    await alice.refresh();
    assert.notEqual(alice.token, before);
    await alice.ask('room.list', {}, { authorization: `Bearer ${alice.token}` });
    const eve = await arrive('eve');
    await alice
      .ask('room.list', {}, { authorization: `Bearer ${eve.token}` })
      .then(() => assert.fail('another user took over the socket'), () => {});
  },

  async signOut() {
    const alice = await arrive('alice');
    await alice.ask('room.list', {});
    await alice.signOut();
    assert.equal(await within(alice.closed, 'the close'), 4001);
  },

  async restart() {
    const { alice, room } = await twoInARoom();
    const listening = alice.listen(room.id);
    await listening.hearKind('head');
    const { seq } = await alice.ask('message.post', post(room, 'before'));
    console.log('ready');
    assert.equal(await within(alice.closed, 'the close'), 1012);
    console.log('closed');
    await within(reconnected(alice), 'the server to come back');
    const resumed = alice.listen(room.id, 0);
    await resumed.hearSeq(seq);
  },
};

async function reconnected(person) {
  for (;;) {
    try {
      return await person.connect();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

await journeys[journey]();
console.log(`${journey} over ${transport}: as promised`);
process.exit(0);
