import {html, nothing} from 'lit-html';
import {Session} from '../client/session.js';
import {keepSyncedTheme, lastUsername, syncedTheme, wasSignedIn} from '../client/remembered.js';
import {Address} from '../client/wire.js';
import {ParlorElement} from './element.js';
import {later, part} from './later.js';
import {label, remark} from './notices.js';
import {Router} from './router.js';
import {say} from './strings.js';

/**
 * @typedef {import('../model/room.js').Room} Room
 * @typedef {import('../model/visit.js').Visit} Visit
 */

/** What only somebody signed in needs. */
const inside = () =>
  Promise.all([import('../model/visit.js'), import('./sidebar.js'), import('./home.js'), import('./room.js'), import('./banner.js')]);

/** All that is needed behind the sign-in, where a screen would be named. */
const WHOLE = 'whole';

/** Screens that are loaded when somebody goes there. @type {Record<string, () => Promise<unknown>>} */
const SCREENS = {
  signin: () => import('./entrance.js'),
  signup: () => import('./entrance.js'),
  profile: () => part('profile.js', () => import('./profile.js')),
  people: () => part('./people.js', () => import('./people.js')),
  search: () => part('search.js', () => import('./search.js')),
  notices: () => part('bulletin.js', () => import('./bulletin.js')),
};

/** The page: who is signed in, where they are, and the screen for that. */
class ParlorApp extends ParlorElement {
  #session = new Session();
  #router = new Router();
  /** @type {Visit | null} */
  #visit = null;
  #ready = false;
  /** Why the sign-in screen is shown. @type {keyof typeof say.ended | ''} */
  #reason = '';
  #labelling = 0;
  /** The screen that is wanted and could not be loaded, or nothing. */
  #missing = '';

  connectedCallback() {
    super.connectedCallback();
    this.#session.watch((news) => {
      if ('started' in news) this.#begin(news.started);
      else if ('ended' in news) this.#end(news.ended);
    });
    this.#router.watch(() => this.#moved());
    addEventListener('keydown', (event) => this.#shortcut(event));
    addEventListener('online', () => this.#visit && this.#missing && this.#bring());
    this.#open();
  }

  async #open() {
    const before = wasSignedIn();
    if (before) inside().catch(() => {});
    if (await this.#session.resume()) return;
    this.#ready = true;
    this.#toSignIn(before ? 'expired' : '');
    this.requestUpdate();
  }

  /** @param {import('../client/wire.js').User} user */
  async #begin(user) {
    const loaded = await inside().catch(() => null);
    if (this.#session.user !== user) return;
    if (!loaded) return this.#fail();
    const [{Visit}] = loaded;
    this.#ready = true;
    const visit = new Visit(this.#session, user);
    visit.go = (path) => this.#router.go(path);
    this.#visit = visit;
    this.follow(visit.lobby);
    visit.connection.watch((state) => state === 'open' && this.#missing && this.#bring());
    visit.lobby.watch((news) => {
      this.#relabel();
      if (news && 'lost' in news) this.#lost(news.lost);
      if (news && 'notice' in news && news.notice.kind === 'me.changed') dress(visit, news.notice.me.theme);
      this.#alert(visit, news);
    });
    const {screen} = this.#router.route;
    if (screen === 'signin' || screen === 'signup') this.#router.go(this.#router.next, {replace: true});
    else this.#moved();
  }

  /** @param {import('../client/session.js').Ending} ending */
  #end(ending) {
    this.#visit?.end();
    this.#visit = null;
    this.unfollow();
    if (ending === 'switched') return location.reload();
    this.#toSignIn(ending);
  }

  /** @param {keyof typeof say.ended | ''} reason @returns {void} */
  #toSignIn(reason) {
    const {screen} = this.#router.route;
    this.#reason = reason;
    if (screen === 'signin' || screen === 'signup') return this.#moved();
    const first = !lastUsername();
    if (!reason && screen === 'join') this.#reason = 'invited';
    else if (!reason && screen !== 'home') this.#reason = 'needed';
    const to = first && (screen === 'home' || screen === 'join') ? '/signup' : '/signin';
    const wanted = this.#router.here;
    const keep = wanted !== '/' && reason !== 'signedOut' && reason !== 'closed';
    this.#router.go(keep ? `${to}?next=${encodeURIComponent(wanted)}` : to, {replace: true});
  }

  /** Shows on the desktop what somebody was told, where this browser may. @param {Visit} visit @param {import('../model/lobby.js').LobbyNews} news */
  async #alert(visit, news) {
    if (!news || globalThis.Notification?.permission !== 'granted') return;
    const told = 'notice' in news && news.notice.kind === 'notice' && news.notice.alert;
    const wanted = 'posted' in news && !news.room.isDirect && news.room.view.level === 'all' && news.posted.author.id !== visit.me.id;
    if (!told && !wanted) return;
    const loaded = await part('alert.js', () => import('./alert.js')).catch(() => null);
    if ('notice' in news && news.notice.kind === 'notice') loaded?.alertOf(visit, news.notice.notice);
    else if ('posted' in news) loaded?.alertOfMessage(visit, news.room, news.posted);
  }

  /** @param {Room} room */
  #lost(room) {
    const {route} = this.#router;
    if (route.screen !== 'room' || route.room !== room.id) return;
    remark(say.lostRoom(room.name));
    this.#router.go('/', {replace: true});
  }

  /** @returns {void} */
  #moved() {
    if (this.#missing === WHOLE) return;
    const {screen} = this.#router.route;
    if (this.#visit && (screen === 'signin' || screen === 'signup')) {
      this.#router.go(this.#router.next, {replace: true});
      return;
    }
    if (this.#ready && !this.#visit && screen !== 'signin' && screen !== 'signup') return this.#toSignIn('');
    this.#missing = '';
    this.#bring();
    this.#relabel();
    this.requestUpdate();
  }

  /** Loads the screen that is wanted, where it does not come with the page. */
  async #bring() {
    const {screen} = this.#router.route;
    const missing = await SCREENS[screen]?.().then(() => '', () => screen);
    if (missing === undefined || screen !== this.#router.route.screen) return;
    this.#missing = missing;
    this.requestUpdate();
  }

  /** What the page itself consists of is only tried again by a page that begins anew. */
  #fail() {
    this.#ready = true;
    this.#missing = WHOLE;
    this.requestUpdate();
  }

  /** Not drawn with the page, because a hidden tab is not drawn but its title is read. */
  #relabel() {
    this.#labelling ||= setTimeout(() => {
      this.#labelling = 0;
      label(this.#title, this.#visit?.lobby.unread ?? 0);
    }, 50);
  }

  get #title() {
    const {route} = this.#router;
    switch (route.screen) {
      case 'room':
        return this.#visit?.lobby.rooms.get(route.room)?.name ?? '';
      case 'signin':
        return say.signIn;
      case 'signup':
        return say.signUp;
      case 'profile':
        return say.profile;
      case 'search':
        return say.search;
      case 'people':
        return say.peopleTitle;
      case 'notices':
        return say.bulletin;
      case 'join':
        return say.invitedTitle;
      case 'lost':
        return say.notFoundTitle;
      case 'home':
        return '';
    }
  }

  /** @param {KeyboardEvent} event Ctrl+K to anywhere, Ctrl+/ to all shortcuts, Shift+Esc reads all; Alt+↑/↓ to the next room, with Shift to the next unread one */
  #shortcut(event) {
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (control && event.key === 'k' && this.#visit) {
      event.preventDefault();
      this.#choose(this.#visit);
    }
    if (event.key === 'Escape' && event.shiftKey && this.#visit) {
      event.preventDefault();
      this.#visit.lobby.readAll();
    }
    if (control && event.key === '/') {
      event.preventDefault();
      later('help.js', () => import('./help.js')).then((loaded) => loaded?.help());
    }
    if (!event.altKey || event.ctrlKey || event.metaKey || !this.#visit) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const {route} = this.#router;
    const here = route.screen === 'room' ? route.room : '';
    const rooms = this.#visit.lobby.list.filter((room) => !event.shiftKey || room.unread || room.id === here);
    if (!rooms.length) return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    const at = rooms.findIndex((room) => room.id === here);
    const to = at < 0 ? (step > 0 ? 0 : rooms.length - 1) : (at + step + rooms.length) % rooms.length;
    this.#router.go(`/rooms/${rooms[to].id}`);
  }

  /** @param {Visit} visit */
  async #choose(visit) {
    const loaded = await later('palette.js', () => import('./palette.js'));
    const {route} = this.#router;
    if (visit === this.#visit) loaded?.palette(visit, route.screen === 'room' ? route.room : '');
  }

  render() {
    const {route} = this.#router;
    if (!this.#ready) return nothing;
    if (!this.#visit) {
      if (this.#missing) return this.#absent();
      const mode = route.screen === 'signup' ? 'signup' : 'signin';
      return html`<parlor-entrance .session=${this.#session} .mode=${mode} .reason=${this.#reason}></parlor-entrance>`;
    }
    return html`
      <a class="skip" href="#main">${say.skip}</a>
      <parlor-banner .connection=${this.#visit.connection}></parlor-banner>
      <div class="shell" data-screen=${route.screen}>
        <parlor-sidebar .visit=${this.#visit} .route=${route}></parlor-sidebar>
        <main id="main" tabindex="-1">${this.#screen(this.#visit)}</main>
      </div>
    `;
  }

  /** What stands where something could not be loaded. */
  #absent() {
    const again = () => (this.#visit ? this.#bring() : location.reload());
    return html`
      <div class="nowhere" role="alert">
        <h1>${say.notLoadedTitle}</h1>
        <p>${say.notLoadedLead}</p>
        <button type="button" class="primary" @click=${again}>${say.tryAgain}</button>
      </div>
    `;
  }

  /** @param {Visit} visit */
  #screen(visit) {
    const {route} = this.#router;
    if (this.#missing) return this.#absent();
    switch (route.screen) {
      case 'room': {
        const room = visit.lobby.rooms.get(route.room);
        if (room) return html`<parlor-room .visit=${visit} .room=${room} .seq=${route.seq}></parlor-room>`;
        return visit.lobby.loaded ? nowhere(say.noRoomTitle, say.noRoomLead) : nothing;
      }
      case 'profile':
        return html`<parlor-profile .visit=${visit}></parlor-profile>`;
      case 'search':
        return html`<parlor-search
          .visit=${visit}
          .wanted=${new URLSearchParams(location.search).get('q') ?? ''}
        ></parlor-search>`;
      case 'people':
        return html`<parlor-people .visit=${visit}></parlor-people>`;
      case 'notices':
        return html`<parlor-bulletin .visit=${visit}></parlor-bulletin>`;
      case 'home':
      case 'join':
        return html`<parlor-home
          .visit=${visit}
          .code=${route.screen === 'join' ? route.code : ''}
          .go=${(/** @type {string} */ path) => this.#router.go(path, {replace: route.screen === 'join'})}
        ></parlor-home>`;
      case 'lost':
      case 'signin':
      case 'signup':
        return nowhere(say.notFoundTitle, say.notFoundLead);
    }
  }
}

/**
 * Looks as the person wants it on all devices, unless they chose here what the server does not know yet.
 * @param {Visit} visit
 * @param {'system' | 'light' | 'dark'} wanted
 */
function dress({connection}, wanted) {
  const theme = /** @type {any} */ (globalThis).parlorTheme;
  const {chosen} = theme;
  if (chosen !== wanted && chosen !== syncedTheme()) {
    connection.request(Address.meChange, {theme: chosen}).catch(() => {});
    return;
  }
  if (chosen !== wanted) theme.choose(wanted);
  keepSyncedTheme(wanted);
}

/** @param {string} title @param {string} lead */
const nowhere = (title, lead) => html`
  <div class="nowhere">
    <h1>${title}</h1>
    <p>${lead}</p>
    <a class="button" href="/">${say.goHome}</a>
  </div>
`;

customElements.define('parlor-app', ParlorApp);
