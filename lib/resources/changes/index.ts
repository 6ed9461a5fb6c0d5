export { ChangeHub } from './change.hub.js';
export { ChangePublisher } from './change.publisher.js';
export { ResourcePush } from './resource-push.js';
export { ResourceSubscriptions, type ResourceSubscription, type SubscribeCommand } from './resource.subscriptions.js';
