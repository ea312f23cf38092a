import api from '@forge/api';
import { makeResolver } from '@forge/resolver';

/** The least an app for Jira is: it answers nothing, and could ask Jira. */
export const project = makeResolver({ 'empty.open': () => ({}) });
export const jira = () => api.asApp();
