/* The tab "Story" beside a task. */

import { request } from '../hisp-forms/api.js';
import { drawStory } from './story.js';

/** Answers with what draws the story, so that an answer which comes too late is not drawn. */
export async function load(taskId) {
  const story = await request('GET', `/api/v1/tasks/${encodeURIComponent(taskId)}/story`);
  return (node) => drawStory(node, story);
}
