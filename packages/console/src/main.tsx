import { render } from 'preact';
import { App } from './app.js';
import { Session, type ConsoleConfig } from './model/session.js';

const root = document.querySelector('#console');
const config = (await (await fetch('./config.json')).json()) as ConsoleConfig;
document.title = config.title;
if (root !== null) render(<App session={new Session(config)} />, root);
