package ARI::Exception;

# What a command to Asterisk ends in when it fails: an object of one class for each status, thrown with die.

use strict;
use warnings;

use overload '""' => sub { $_[0]->message }, bool => sub { 1 }, fallback => 1;

# Every class, with the one that it is a kind of.
my %PARENT = (
    InvalidCall         => '',
    NoAnswer            => '',
    RequestTimeout      => 'NoAnswer',
    RequestConnection   => 'NoAnswer',
    ApplicationReplaced => '',
    HTTP                => '',
    IllegalInput        => 'HTTP',
    RequestTooLarge     => 'IllegalInput',
    Unprocessable       => 'IllegalInput',
    Access              => 'HTTP',
    Unauthorized        => 'Access',
    Forbidden           => 'Access',
    NotFound            => 'HTTP',
    IllegalState        => 'HTTP',
    PreconditionFailed  => 'IllegalState',
    AsteriskServer      => 'HTTP',
    NoSuchMethod        => 'AsteriskServer',
    Unavailable         => 'AsteriskServer',
    AsteriskUnknown     => 'AsteriskServer',
);

for my $name (keys %PARENT) {
    my $parent = $PARENT{$name} eq '' ? 'ARI::Exception' : "ARI::Exception::$PARENT{$name}";
    no strict 'refs';    ## no critic
    @{"ARI::Exception::${name}::ISA"} = ($parent);
}

my %BY_STATUS = (
    400 => 'IllegalInput',
    401 => 'Unauthorized',
    403 => 'Forbidden',
    404 => 'NotFound',
    409 => 'IllegalState',
    412 => 'PreconditionFailed',
    413 => 'RequestTooLarge',
    422 => 'Unprocessable',
    500 => 'AsteriskServer',
    501 => 'NoSuchMethod',
    503 => 'Unavailable',
);

sub new {
    my ($class, %details) = @_;
    return bless {%details}, $class;
}

sub message          { return $_[0]{message} }
sub status           { return $_[0]{status} }
sub operation        { return $_[0]{operation} }
sub asterisk_message { return $_[0]{asterisk_message} }

# 'no' when nothing can have reached Asterisk, else 'unknown'.
sub sent { return $_[0]{sent} }

# The exception of a status; there is one for every status.
sub of_status {
    my ($class, $status, %details) = @_;
    my $name = $BY_STATUS{$status} // ($status >= 500 ? 'AsteriskUnknown' : 'HTTP');
    my $text = "$details{operation}: $status $details{asterisk_message} ($details{method} $details{path})";
    return "ARI::Exception::$name"->new(%details, status => $status, message => $text);
}

sub throw {
    my ($class, %details) = @_;
    die $class->new(%details);
}

1;
