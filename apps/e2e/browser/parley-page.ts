import { expect, type Locator, type Page } from '@playwright/test';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The web app as a person uses it: everything is found by its role and name. */
export class ParleyPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get nameField(): Locator {
    // Not the one of a dialog that is still open while one signs out.
    return this.page.getByRole('main').getByRole('textbox', { name: 'Your name' });
  }

  get rooms(): Locator {
    return this.page.getByRole('navigation', { name: 'Rooms' });
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^Message / });
  }

  /** The messages that the page holds just now, in order; far ones are not in the document. */
  get messages(): Locator {
    return this.page.getByRole('article');
  }

  /** What one scrolls to read. */
  get timeline(): Locator {
    return this.page.getByRole('region', { name: /^Messages in / });
  }

  get banner(): Locator {
    return this.page.getByRole('status', { name: 'Connection' });
  }

  get typing(): Locator {
    return this.page.getByRole('status', { name: 'Typing' });
  }

  get serverStatus(): Locator {
    return this.page.getByRole('list', { name: 'Server status' });
  }

  /** The button that leads back to the live end; there only while one reads further up. */
  get toNewest(): Locator {
    return this.page.getByRole('button', { name: /new messages?$|^Jump to latest$/ });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** In the open emoji picker; what is used often is there twice. */
  emoji(name: string): Locator {
    return this.page.getByRole('gridcell', { name, exact: true });
  }

  message(text: string): Locator {
    return this.messages.filter({ hasText: text });
  }

  roomLink(title: string): Locator {
    return this.rooms.getByRole('link', {
      name: new RegExp(`^${escaped(title)}( ?(\\d+\\+? for you, )?\\d+\\+? unread)?$`),
    });
  }

  /** Waits until the timeline has neither moved nor grown for some pictures. */
  atRest(): Promise<void> {
    return this.timeline.evaluate(
      (list) =>
        new Promise<void>((resolve) => {
          const shape = () => `${list.scrollTop} ${list.scrollHeight}`;
          let last = '';
          let still = 0;
          const frame = () => {
            still = shape() === last ? still + 1 : 0;
            last = shape();
            if (still >= 6) resolve();
            else requestAnimationFrame(frame);
          };
          requestAnimationFrame(frame);
        }),
    );
  }

  /** How much of the room its scrollbar says is above what one sees: 0 at its beginning, 1 at its end; NaN without one. */
  shareAbove(): Promise<number> {
    return this.timeline.locator('.rail').evaluate((rail) => {
      const whole = rail.getBoundingClientRect();
      const thumb = rail.querySelector('.rail-thumb')?.getBoundingClientRect() ?? new DOMRect();
      return (thumb.top - whole.top) / (whole.height - thumb.height);
    });
  }

  person(name: string): Locator {
    return this.rooms.getByRole('button', { name: new RegExp(`^${escaped(name)}( \\(|$)`) });
  }

  async signIn(name: string): Promise<void> {
    await this.nameField.fill(name);
    await this.button('Enter').click();
    await expect(this.rooms).toBeVisible();
  }

  /** With an account of one's own instead of a name alone. */
  async register(name: string, password: string): Promise<void> {
    await this.button('Create an account').click();
    await this.nameField.fill(name);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.button('Create account').click();
  }

  /** As the first one, who owns the place from then on. */
  async own(name: string, password: string): Promise<void> {
    await this.register(name, password);
    await this.dialog.getByRole('button', { name: 'Start talking' }).click();
    await expect(this.rooms).toBeVisible();
  }

  async signInWith(login: string, password: string): Promise<void> {
    await this.button('Sign in').click();
    await this.page.getByRole('textbox', { name: 'Name or handle' }).fill(login);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.button('Sign in').click();
  }

  async signOut(): Promise<void> {
    await this.button(/^Your account/).click();
    await this.dialog.getByRole('button', { name: 'Sign out' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: /^(Pick a name|Sign in)/ })).toBeVisible();
  }

  /** A page of settings or of administration, by its address. */
  async visit(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** Goes on as by a link: to load the page anew takes longer than to look at it. */
  async goOn(path: string): Promise<void> {
    await this.page.evaluate((to) => history.pushState(null, '', to), path);
  }

  async openRoom(title: string): Promise<void> {
    await this.roomLink(title).click();
    await this.isIn(title);
  }

  /** The room is open, and one can write in it. */
  async isIn(title: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(this.composer).toBeVisible();
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  async createRoom(name: string, who: 'Everybody' | 'Only people you invite' = 'Everybody'): Promise<void> {
    await this.button('Create a room').click();
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.dialog.getByText(who, { exact: true }).click();
    await this.dialog.getByRole('button', { name: 'Create' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** Everything said in the open room that is in the document and matches, in the order of the page. */
  async texts(pattern: RegExp): Promise<string[]> {
    const all = await this.messages.allTextContents();
    return all.flatMap((text) => pattern.exec(text)?.[0] ?? []);
  }
}
