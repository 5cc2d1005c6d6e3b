import type { TopicsBase } from './base.ts';
import type { Reason } from '../reason.ts';
import { rewordChoice } from './edit-choice-words.ts';
import { addChoice, addPart, moveChoice, removeChoice, setKey } from './edit-choices.ts';
import { hide, show } from './edit-hides.ts';
import { addSentence, moveSentence, removeSentence, reword, setFacts, setSource } from './edit-lines.ts';
import {
  addNode,
  removeNode,
  removeTopic,
  rename,
  setAbout,
  setUntranslated,
  startTopic,
} from './edit-nodes.ts';
import type { OwnTopics } from './own-document.ts';
import { isRefused, tidy } from './own-topics.ts';
import type { TopicEdit } from './topic-edit.ts';

/** The topics after an edit; or why it cannot be done, and then nothing has changed. */
export function edit(base: TopicsBase, topics: OwnTopics, act: TopicEdit): OwnTopics | Reason {
  const after = decide(base, topics, act);
  return isRefused(after) ? after : tidy(after);
}

function decide(base: TopicsBase, topics: OwnTopics, act: TopicEdit): OwnTopics | Reason {
  switch (act.act) {
    case 'start':
      return startTopic(base, topics, act);
    case 'answer':
    case 'question':
      return addNode(base, topics, act);
    case 'add-choice':
      return addChoice(base, topics, act);
    case 'add-part':
      return addPart(base, topics, act);
    case 'add-sentence':
      return addSentence(base, topics, act);
    case 'move-sentence':
      return moveSentence(base, topics, act);
    case 'remove-sentence':
      return removeSentence(base, topics, act);
    case 'reword':
      return reword(topics, act);
    case 'source':
      return setSource(topics, act);
    case 'facts':
      return setFacts(topics, act);
    case 'reword-choice':
      return rewordChoice(base, topics, act);
    case 'move-choice':
      return moveChoice(base, topics, act);
    case 'key':
      return setKey(base, topics, act);
    case 'remove-choice':
      return removeChoice(base, topics, act);
    case 'hide':
      return hide(base, topics, act);
    case 'show':
      return show(base, topics, act);
    case 'rename':
      return rename(topics, act);
    case 'about':
      return setAbout(topics, act);
    case 'remove-node':
      return removeNode(base, topics, act);
    case 'remove-topic':
      return removeTopic(base, topics, act);
    case 'untranslated':
      return setUntranslated(topics, act);
  }
}
