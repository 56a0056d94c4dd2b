using Glosa.Baselines;

namespace Glosa.Training;

/// <summary>Follows training. Each concern around the loop is one observer:
/// progress, log, best model, checkpoints.</summary>
/// <remarks>Observers are told in their order, on the training thread; what they throw ends training.</remarks>
public interface ITrainingObserver
{
    /// <summary>The linear baseline was trained, or found in the run, and scored on the validation split; training
    /// comes next.</summary>
    void BaselineScored(BaselineResult baseline)
    {
    }

    /// <summary>A frozen encoder has read so many of the texts whose states are kept; training comes next.</summary>
    void EncoderRead(int done, int total)
    {
    }

    /// <summary>All texts were read once more for the token vectors that pre-training begins with.</summary>
    /// <param name="epoch">How often they were read.</param>
    /// <param name="epochs">How often they will be.</param>
    /// <param name="loss">Mean loss for each token, in nats.</param>
    void TokenVectorsLearned(int epoch, int epochs, double loss)
    {
    }

    /// <summary>Training starts, or goes on from a checkpoint.</summary>
    void Started(Trainer trainer)
    {
    }

    /// <summary>A step was taken; <see cref="Trainer.State"/> counts it.</summary>
    void StepEnded(Trainer trainer)
    {
    }

    /// <summary>An epoch and its validation ended.</summary>
    void EpochEnded(Trainer trainer, EpochRecord epoch)
    {
    }

    /// <summary>Training was asked to stop and did so between two steps.</summary>
    void Interrupted(Trainer trainer)
    {
    }
}
