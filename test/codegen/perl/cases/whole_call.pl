# What the module promises, on a real Asterisk. Says a line for each promise that was kept.
use strict;
use warnings;

use ARI;
use Mojo::IOLoop;
use Mojo::IOLoop::Server;
use Mojo::Promise;
use Mojo::UserAgent;
use Scalar::Util qw(blessed);

local $| = 1;
my ($url, $second) = @ENV{qw(ARI_URL ARI_SECOND_URL)};
my $app = "perl-$$";

sub kept { print "kept: $_[0]\n" }

sub check {
    my ($true, $what) = @_;
    die "not so: $what\n" if !$true;
}

sub refused {
    my ($code, $kind) = @_;
    eval { $code->(); 1 } and die "not refused: $kind\n";
    my $error = $@;
    check(blessed $error && ref $error eq "ARI::Exception::$kind", "$kind, but " . (ref $error || $error));
    return $error;
}

# Runs the event loop until something is true.
sub until_true {
    my $code = shift;
    my $late = 0;
    my $timer = Mojo::IOLoop->timer(20 => sub { $late = 1 });
    my $ticker = Mojo::IOLoop->recurring(0.02 => sub { });
    Mojo::IOLoop->one_tick while !$code->() && !$late;
    Mojo::IOLoop->remove($_) for $timer, $ticker;
    die "too late\n" if $late;
}

sub result_of {
    my $promise = shift;
    my (@result, $error, $done);
    $promise->then(sub { @result = @_ }, sub { $error = shift })->finally(sub { $done = 1 });
    until_true(sub { $done });
    die $error if defined $error;
    return $result[0];
}

my $ari     = ARI->connect($url, 'ari', 'ari');
my $running = $ari->run_p($app);
my $closed  = 0;
$running->then(sub { $closed = 1 }, sub { $closed = $_[0] });
result_of($ari->connected_p);

my (@started, @digits, $ended);
$ari->on_channel_event(StasisStart => sub { push @started, $_[0] });
my $made = $ari->channels->originate(endpoint => 'Local/press-12@default', app => $app);
until_true(sub { @started });
my $channel = $started[0];
check($channel->equals($made) && $channel->id =~ /^pl-/, 'an id from here');
$channel->on_event(ChannelDtmfReceived => sub { push @digits, $_[1]->digit });
$channel->on_event(StasisEnd => sub { $ended = 1 });
$channel->answer;
kept('a call comes in, under an id from here');
my $playback = result_of($channel->play_p(media => 'sound:hello-world'));
my $event = result_of($playback->finished_p);
check($event->type eq 'PlaybackFinished' && $event->playback->state eq 'done', 'it is played');
kept('a playback ends');
my $live = $channel->record(name => $app, format => 'wav', max_duration_seconds => 1, if_exists => 'overwrite');
check(result_of($live->finished_p)->type eq 'RecordingFinished', 'it is recorded');
my $stored = $ari->recordings->get_stored($app);
check(length($ari->recordings->get_stored_file($app)) >= 44, 'it is there');
$stored->delete_stored;
kept('a recording');
until_true(sub { @digits == 2 });
check("@digits" eq '1 2', 'digits');
kept('digits, in order');
check($made->refresh->state eq 'Up' && $made->state eq 'Down', 'old and new');
kept('an old object acts on what is there now');
$channel->hangup;
until_true(sub { $ended });
refused(sub { $channel->answer }, 'NotFound');
kept('what is gone is not found');

my $error = refused(sub { $ari->channels->get('no body') }, 'NotFound');
check($error->status == 404 && $error->operation eq 'channels.get' && "$error" =~ /404/, 'details');
my $down = $ari->channels->create(endpoint => 'Local/stay@default', app => $app);
refused(sub { $ari->channels->create(endpoint => 'Local/stay@default', app => $app, channelId => $down->id) }, 'IllegalState');
until_true(sub {
    # The channel is on its way into the application.
    return 1 if !eval { $ari->channels->ring($down->id); 1 } && ref $@ eq 'ARI::Exception::PreconditionFailed';
    return 0;
});
$down->hangup;
refused(sub { $ari->channels->originate(endpoint => 'Local/stay@default') }, 'IllegalInput');
refused(sub { $ari->channels->get('') },                                     'InvalidCall');
refused(sub { $ari->channels->move('x') },                                   'InvalidCall');
refused(sub { $ari->channels->hangup('x', raeson => 'busy') },               'InvalidCall');
kept('404, 409, 412, 400, each its own exception');
my $port = Mojo::IOLoop::Server->generate_port;
$error = refused(sub { ARI->client("http://127.0.0.1:$port", 'ari', 'hush-hush')->asterisk->ping }, 'RequestConnection');
check($error->sent eq 'no' && "$error" !~ /hush/, 'nothing was sent');
refused(sub { ARI->connect($url, 'ari', 'wrong') }, 'Unauthorized');
kept('no answer says what was sent, and no password');

my (@heard, @other);
my $handler = sub { push @heard, $_[0] };
$ari->on_event(ChannelUserevent => $handler)->();
$ari->on_event(ChannelUserevent => $handler);
$ari->remove_event_handler(ChannelUserevent => $handler);
$ari->on_event(ChannelUserevent => sub { push @other, $_[0] });
$ari->events->user_event('Ring', application => $app);
until_true(sub { @other });
check($other[0]->eventname eq 'Ring' && !@heard, 'one hears');
kept('a removed handler hears nothing');

my (@errors, @states);
$ari->on_error(sub { push @errors, $_[0] });
$ari->on_device_state_event(DeviceStateChanged => sub { push @states, $_[0]->state });
$ari->applications->subscribe($app, event_source => "deviceState:Stasis:$app");
Mojo::IOLoop->stream($ari->{socket}->connection)->close;
until_true(sub { @errors });
result_of($ari->connected_p);
$ari->device_states->update("Stasis:$app", device_state => 'BUSY');
until_true(sub { @states });
$ari->device_states->delete("Stasis:$app");
check($states[0] eq 'BUSY', 'heard again');
kept('a cut socket heals, and the next event is heard');

my $reader = ARI->connect($second, 'ro', 'ro');
check($ari->asterisk->get_info->system->entity_id ne $reader->asterisk->get_info->system->entity_id, 'two servers');
refused(sub { $reader->bridges->create }, 'Forbidden');
kept('two servers with two passwords');
$ari->close;
until_true(sub { $closed });
check($closed eq '1', 'closed');
kept('closed, and nothing goes on');

my $agent = Mojo::UserAgent->new;
my $early = ARI->client($ENV{ARI_HOLDING_URL}, 'ari', 'ari');
my $over = 0;
$early->run_p($app)->finally(sub { $over = 1 });
until_true(sub { result_of($agent->get_p("$ENV{ARI_HOLDING_URL}/state"))->result->json->{handshakes} });
$early->close;
until_true(sub { $over });
result_of($agent->get_p("$ENV{ARI_HOLDING_URL}/release"));
until_true(sub {
    my $state = result_of($agent->get_p("$ENV{ARI_HOLDING_URL}/state"))->result->json;
    return $state->{closed} && !$state->{open};
});
kept('closed while it connects, it does not stay connected');
